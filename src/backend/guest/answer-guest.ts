/** Answers the app's requests to the backend out of a guest's own data, as the database would (docs/decisions/010). */

import type { FunctionAnswer, GuestAnswer, GuestRequest } from './answering.ts';
import { achievementsList, badgesNoted } from './answers/achievements.ts';
import { analyticsBests, analyticsDays, analyticsMonths, analyticsRuns } from './answers/analytics.ts';
import { dashboard } from './answers/dashboard.ts';
import { goalHistorySet } from './answers/goals.ts';
import { importPreview } from './answers/import-preview.ts';
import { importUndo } from './answers/import-undo.ts';
import { importBegin, importFinish, importRows } from './answers/imports.ts';
import { exportSessions, sessionDelete, sessionPage, sessionRestore } from './answers/sessions.ts';
import { deviceRevoke, pairing, webDevice, webLive, webSession } from './answers/web.ts';
import { argumentsIn } from './arguments.ts';
import type { GuestData } from './guest-data.ts';
import { Refusal, unanswered } from './refusal.ts';
import { answerTable } from './tables/answer-table.ts';
import { tidied } from './upkeep.ts';

const FUNCTIONS: Readonly<Record<string, FunctionAnswer>> = {
  achievements_list: achievementsList,
  analytics_bests: analyticsBests,
  analytics_days: analyticsDays,
  analytics_months: analyticsMonths,
  analytics_runs: analyticsRuns,
  badges_noted: badgesNoted,
  dashboard,
  device_authorization_decide: pairing,
  device_authorization_lookup: pairing,
  device_revoke: deviceRevoke,
  export_sessions: exportSessions,
  goal_history_set: goalHistorySet,
  import_begin: importBegin,
  import_finish: importFinish,
  import_preview: importPreview,
  import_rows: importRows,
  import_undo: importUndo,
  session_delete: sessionDelete,
  session_page: sessionPage,
  session_restore: sessionRestore,
  web_device: webDevice,
  web_live: webLive,
  web_session: webSession,
};

const FUNCTION_PATH = /^rpc\/(\w+)$/;

function answerFunction(data: GuestData, name: string, request: GuestRequest, now: Date): GuestAnswer {
  const answer = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (answer === undefined || request.method !== 'POST' || request.query.size > 0) {
    throw unanswered(`${request.method} ${request.path}?${request.query}`);
  }
  const { body, data: next } = answer(data, argumentsIn(request.body), now);
  return body === undefined ? { status: 204, body: null, data: next } : { status: 200, body, data: next };
}

/** The answer to one request, and the data after it. Refusals are answers too; whatever else is thrown is a defect. */
export function answerGuest(data: GuestData, request: GuestRequest, now: Date): GuestAnswer {
  try {
    const name = FUNCTION_PATH.exec(request.path)?.[1];
    const answer = name === undefined ? answerTable(data, request, now) : answerFunction(data, name, request, now);
    return answer.data === data ? answer : { ...answer, data: tidied(answer.data, now) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: error.body, data };
  }
}
