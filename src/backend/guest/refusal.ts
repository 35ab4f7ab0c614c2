/** An answer that says no, in the shape of the database's errors: `{code, message, details, hint}`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | null;
  readonly details: string | null;

  constructor(status: number, code: string, message: string, more: { hint?: string; details?: string } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = more.hint ?? null;
    this.details = more.details ?? null;
  }

  get body() {
    return { code: this.code, message: this.message, details: this.details, hint: this.hint };
  }
}

/** What our own functions raise: the status in the code, a stable hint, and a message for people. */
export function refused(status: number, hint: string, message: string): Refusal {
  return new Refusal(status, `PT${status}`, message, { hint });
}

/** A request that nothing here was made for; it says so loudly, so that a new call of the app is noticed. */
export function unanswered(what: string): Refusal {
  return new Refusal(501, 'guest_unanswered', `A guest gets no answer to ${what}.`);
}

/** A value that does not fit its type. */
export function unreadable(type: string, value: unknown): Refusal {
  return new Refusal(400, '22P02', `invalid input syntax for type ${type}: "${String(value)}"`);
}
