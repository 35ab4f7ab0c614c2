/** One tracked state of a person on a topic. */
type PresenceMeta = Record<string, unknown> & { phx_ref: string };
/** States by key, in Phoenix's form. */
export type PresenceState = Record<string, { metas: PresenceMeta[] }>;

export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

interface Entry {
  key: string;
  meta: PresenceMeta;
  source: string;
}

/** Who is present on one topic: each member (a joined channel) tracks at most one state. */
export class PresenceList {
  readonly #entries = new Map<object, Entry>();
  #lastRef = 0;

  /** Tracks or replaces a member's state; undefined when nothing changed. */
  track(member: object, key: string, state: Record<string, unknown>): PresenceDiff | undefined {
    const source = JSON.stringify(state);
    const before = this.#entries.get(member);
    if (before?.source === source) return undefined;
    this.#lastRef += 1;
    const meta: PresenceMeta = {
      ...state,
      phx_ref: `ref-${this.#lastRef}`,
      ...(before ? { phx_ref_prev: before.meta.phx_ref } : {}),
    };
    this.#entries.set(member, { key, meta, source });
    return {
      joins: { [key]: { metas: [meta] } },
      leaves: before ? { [before.key]: { metas: [before.meta] } } : {},
    };
  }

  /** Takes a member's state away; undefined when it had none. */
  untrack(member: object): PresenceDiff | undefined {
    const before = this.#entries.get(member);
    if (!before) return undefined;
    this.#entries.delete(member);
    return { joins: {}, leaves: { [before.key]: { metas: [before.meta] } } };
  }

  state(): PresenceState {
    const state: PresenceState = {};
    for (const { key, meta } of this.#entries.values()) {
      const metas = state[key]?.metas ?? [];
      state[key] = { metas: [...metas, meta] };
    }
    return state;
  }
}
