import { type Disposable, workspace } from 'vscode';

/** Which of the person's switches keeps anything from being sent; null when all are on. */
export type Refusal = 'sync_off' | 'local_only';

/**
 * A value that holds for the person on this computer. A workspace may say no where the person said yes, but not the
 * other way round: opening somebody's folder must not start sending, nor send elsewhere.
 */
function own(section: string, key: string): { user: unknown; effective: unknown; fallback: unknown } {
  const configuration = workspace.getConfiguration(section);
  const found = configuration.inspect(key);
  return { user: found?.globalValue, effective: configuration.get(key), fallback: found?.defaultValue };
}

/** Breath Master's own switches: sending needs `sync.enabled` and a data privacy of `export-allowed`. */
export function refusal(): Refusal | null {
  const enabled = own('breathMaster', 'sync.enabled');
  if (enabled.user !== true || enabled.effective !== true) return 'sync_off';
  const privacy = own('breathMaster', 'gamification.dataPrivacy');
  if (privacy.user !== 'export-allowed' || privacy.effective !== 'export-allowed') return 'local_only';
  return null;
}

/** Turns Breath Master's switches on, at the person's wish. Rejects when Breath Master, which declares them, is not there. */
export async function allowSending(): Promise<void> {
  const configuration = workspace.getConfiguration('breathMaster');
  await configuration.update('sync.enabled', true, true);
  await configuration.update('gamification.dataPrivacy', 'export-allowed', true);
}

/** The server's address: our own setting first, then Breath Master's. Workspaces have no say in it. */
export function endpoint(): string {
  const ours = own('breathMasterSync', 'endpoint').user;
  if (typeof ours === 'string' && ours.trim() !== '') return ours.trim();
  const { user, fallback } = own('breathMaster', 'sync.endpoint');
  const theirs = user ?? fallback;
  return typeof theirs === 'string' ? theirs.trim() : '';
}

function isOn(key: string): boolean {
  return own('breathMasterSync', key).user === true;
}

export const showLevel = () => isOn('showLevel');
export const showStreak = () => isOn('showStreak');
export const readsAutomatically = () => isOn('readAutomatically');

/** Hears of changes of any setting that matters here. */
export function onSettings(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('breathMaster') || event.affectsConfiguration('breathMasterSync')) listener();
  });
}
