import { errorTexts } from './errors.texts.ts';

/** What a caller may show and match on. `code` is stable, `message` is for people, `cause` is for the curious. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The request never reached the backend, so nothing has changed there. */
export class OfflineError extends AppError {
  override readonly name = 'OfflineError';
}

/** There is no session, or it has ended. */
export class SignedOutError extends AppError {
  override readonly name = 'SignedOutError';
}

/** The backend knows who asks and says no. */
export class NotAllowedError extends AppError {
  override readonly name = 'NotAllowedError';
}

export class NotFoundError extends AppError {
  override readonly name = 'NotFoundError';
}

/** Too many tries; `retryAfterS` is the wait in seconds. */
export class RateLimitedError extends AppError {
  override readonly name = 'RateLimitedError';
  readonly retryAfterS: number;

  constructor(code: string, message: string, retryAfterS: number, cause?: unknown) {
    super(code, message, cause);
    this.retryAfterS = retryAfterS;
  }
}

export class InvalidInputError extends AppError {
  override readonly name = 'InvalidInputError';
}

/** The backend failed, or answered with something we don't know. */
export class ServerError extends AppError {
  override readonly name = 'ServerError';
}

const defaultRetryAfterS = 60;

interface Parts {
  status: number | undefined;
  code: string | undefined;
  hint: string | undefined;
  message: string | undefined;
  retryAfterS: number | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const seconds = (value: unknown): number | undefined => {
  const found = typeof value === 'string' ? /\d+/.exec(value)?.[0] : value;
  const parsed = found === undefined || found === null ? Number.NaN : Number(found);
  return Number.isFinite(parsed) && parsed > 0 ? parsed : undefined;
};

function partsOf(error: object): Parts {
  const record = error as Record<string, unknown>;
  const code = text(record.code);
  // Functions raise PT4xx: the status stands in the sqlstate.
  const fromCode = code?.startsWith('PT') ? Number(code.slice(2)) : undefined;
  const status = typeof record.status === 'number' ? record.status : fromCode;
  return {
    status: status === 0 ? undefined : status,
    code,
    hint: text(record.hint),
    message: text(record.message),
    retryAfterS: seconds(record.details) ?? seconds(record.message),
  };
}

const isNetworkFailure = (error: Error, parts: Parts): boolean =>
  error instanceof TypeError || error.name === 'AuthRetryableFetchError'
    ? parts.status === undefined
    : /fetch failed|failed to fetch|networkerror|load failed/i.test(error.message) && parts.status === undefined;

const invalidSqlState = /^(22|23)/;
/** Our functions' hints are codes; those of the database and its gateway are sentences. */
const stableCode = /^[a-z][a-z_]+$/;

/** Any failure as an `AppError`; one that is already an `AppError` stays itself. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (typeof error !== 'object' || error === null) return new ServerError('unknown', errorTexts.server, error);

  const parts = partsOf(error);
  const raisedByUs = parts.hint !== undefined && stableCode.test(parts.hint);
  const stable = raisedByUs ? parts.hint : parts.code;
  const asError = error instanceof Error ? error : new Error(parts.message ?? '');
  // Only texts that our own functions raise on purpose are written for people.
  const written = raisedByUs ? errorTexts.raised(parts.hint ?? '', parts.message ?? '') : undefined;

  if (isNetworkFailure(asError, parts)) return new OfflineError('offline', errorTexts.offline, error);
  if (parts.status === 429 || parts.code === 'over_email_send_rate_limit' || parts.code === 'over_request_rate_limit') {
    return new RateLimitedError(
      stable ?? 'rate_limited',
      written ?? errorTexts.rateLimited,
      parts.retryAfterS ?? defaultRetryAfterS,
      error,
    );
  }
  if (parts.code === 'P0002' || parts.code === 'PGRST116' || parts.status === 404) {
    return new NotFoundError(stable ?? 'not_found', written ?? errorTexts.notFound, error);
  }
  if (parts.code === '42501' || (parts.status === 403 && parts.code !== 'otp_expired')) {
    return new NotAllowedError(stable ?? 'not_allowed', written ?? errorTexts.notAllowed, error);
  }
  if (parts.status === 401 || parts.code?.startsWith('PGRST30') || asError.name === 'AuthSessionMissingError') {
    return new SignedOutError(stable ?? 'signed_out', written ?? errorTexts.signedOut, error);
  }
  const refused = parts.status !== undefined && parts.status >= 400 && parts.status < 500;
  if (refused || invalidSqlState.test(parts.code ?? '') || parts.code === 'P0001') {
    return new InvalidInputError(stable ?? 'invalid', written ?? errorTexts.invalid, error);
  }
  return new ServerError(stable ?? 'server', errorTexts.server, error);
}

/** An answer of the Supabase client: data or an error, and for the database the HTTP status. */
export interface Result {
  readonly data: unknown;
  readonly error: unknown;
  readonly status?: number;
}

/** The data of a supabase-js answer; throws its error as an `AppError`. */
export function unwrap<R extends Result>(result: R): Extract<R, { error: null }>['data'] {
  if (result.error === null) return result.data as Extract<R, { error: null }>['data'];
  const { error, status } = result;
  // Database answers carry the HTTP status beside the error, not in it.
  throw toAppError(typeof error === 'object' && status !== undefined ? Object.assign(error ?? {}, { status }) : error);
}
