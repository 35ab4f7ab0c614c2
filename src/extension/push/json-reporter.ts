import type { Reporter } from './reporter.ts';

/** One JSON object per line, each with an `event`. */
export function createJsonReporter(write: (text: string) => void): Reporter {
  const emit = (event: string, fields: Record<string, unknown> = {}) => {
    write(`${JSON.stringify({ event, ...fields })}\n`);
  };
  return {
    file: (path, rows) => emit('file', { path, rows }),
    code(code) {
      emit('code', {
        user_code: code.userCode,
        verification_uri: code.verificationUri,
        verification_uri_complete: code.verificationUriComplete,
        expires_at: new Date(code.expiresAt).toISOString(),
      });
      return Promise.resolve();
    },
    device: (name, isNew) => emit('device', { name, is_new: isNew }),
    totalsOnly: () => emit('totals_only'),
    progress: (done, total) => emit('progress', { done, total }),
    live: (done, total) => emit('live', { done, total }),
    summary: ({ tally, refused, snapshotEpoch, liveSessions, totals }) =>
      emit('summary', { ...tally, refused, snapshot_epoch: snapshotEpoch, live_sessions: liveSessions, totals }),
    problem: (message) => emit('problem', { message }),
  };
}
