/** Codes that the engine itself answers as PostgREST does. */
const ANSWERED = /^(42...|22...|21...|55...|53...|23502|23503|23505|25006|PT...|PGRST.*)$/;

/** PostgREST's status for an SQLSTATE, by code first, then by class; everything else is the caller's mistake, 400. */
const STATUS: Readonly<Record<string, number>> = {
  P0001: 400,
  '57P01': 503,
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '54': 413,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
};

function field(error: object, name: string): string | null {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Keeps the SQLSTATE of database errors that the engine would answer as an unknown failure (`SUP`, 500): it writes them
 * in the form of `raise sqlstate 'PGRST'`, with which SQL names the answer itself.
 */
export function keepSqlState(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = field(error, 'code');
  if (code === null || !/^[0-9A-Z]{5}$/.test(code) || ANSWERED.test(code)) return error;
  const status = STATUS[code] ?? STATUS[code.slice(0, 2)] ?? 400;
  const body = {
    code,
    message: error.message,
    details: field(error, 'detail'),
    hint: field(error, 'hint'),
  };
  return Object.assign(new Error(JSON.stringify(body), { cause: error }), {
    code: 'PGRST',
    detail: JSON.stringify({ status, headers: {} }),
  });
}
