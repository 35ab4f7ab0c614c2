/** A row that waits to be sent. `seq` is its place in the queue. */
export interface OutboxItem {
  readonly seq: number;
  readonly row: unknown;
}

/** What became of an item. With `refused` it moves to the list of what was not accepted, with the reasons. */
export interface Settlement {
  readonly seq: number;
  readonly refused?: readonly string[];
}

export interface NotAccepted {
  readonly row: unknown;
  readonly reasons: readonly string[];
}

export interface OutboxCounts {
  readonly pending: number;
  readonly notAccepted: number;
}

/** A queue that outlives the process, depending on what is behind it. Rows leave it only when they are settled. */
export interface OutboxStore {
  /** Resolves when the rows are kept as safely as the store can. */
  append(rows: readonly unknown[]): Promise<void>;
  /** The oldest items, without taking them out. */
  readBatch(limit: number): Promise<readonly OutboxItem[]>;
  settle(settlements: readonly Settlement[]): Promise<void>;
  counts(): Promise<OutboxCounts>;
  notAccepted(): Promise<readonly NotAccepted[]>;
  /** Drops what waits: the person turned sending off. */
  clear(): Promise<void>;
}

/** One change of the queue; replaying all of them in order gives its state. */
export type OutboxChange =
  | { readonly op: 'add'; readonly seq: number; readonly row: unknown }
  | { readonly op: 'settle'; readonly seq: number; readonly refused?: readonly string[] }
  | { readonly op: 'refused'; readonly row: unknown; readonly reasons: readonly string[] }
  | { readonly op: 'clear' };

/** The queue in memory: what every store holds of it while it runs. */
export class OutboxState {
  readonly pending = new Map<number, unknown>();
  readonly refused: NotAccepted[] = [];
  #nextSeq = 1;

  /** The changes that add these rows at the end. */
  additions(rows: readonly unknown[]): OutboxChange[] {
    return rows.map((row, index) => ({ op: 'add', seq: this.#nextSeq + index, row }));
  }

  apply(change: OutboxChange): void {
    switch (change.op) {
      case 'add':
        this.pending.set(change.seq, change.row);
        this.#nextSeq = Math.max(this.#nextSeq, change.seq + 1);
        break;
      case 'settle':
        if (change.refused && this.pending.has(change.seq)) {
          this.refused.push({ row: this.pending.get(change.seq), reasons: change.refused });
        }
        this.pending.delete(change.seq);
        break;
      case 'refused':
        this.refused.push({ row: change.row, reasons: change.reasons });
        break;
      case 'clear':
        this.pending.clear();
        break;
    }
  }

  /** The fewest changes that lead to this state. */
  snapshot(): OutboxChange[] {
    const refused = this.refused.map(({ row, reasons }): OutboxChange => ({ op: 'refused', row, reasons }));
    return [...refused, ...Array.from(this.pending, ([seq, row]): OutboxChange => ({ op: 'add', seq, row }))];
  }

  head(limit: number): OutboxItem[] {
    const items: OutboxItem[] = [];
    // A loop, because the oldest supported editors have no helpers on iterators.
    for (const [seq, row] of this.pending) {
      if (items.length === limit) break;
      items.push({ seq, row });
    }
    return items;
  }

  counts(): OutboxCounts {
    return { pending: this.pending.size, notAccepted: this.refused.length };
  }
}

/** A queue that ends with the process; for one-off sends and tests. */
export function createMemoryStore(): OutboxStore {
  const state = new OutboxState();
  const applyAll = (changes: readonly OutboxChange[]) => {
    for (const change of changes) state.apply(change);
    return Promise.resolve();
  };
  return {
    append: (rows) => applyAll(state.additions(rows)),
    readBatch: (limit) => Promise.resolve(state.head(limit)),
    settle: (settlements) => applyAll(settlements.map((settlement) => ({ op: 'settle', ...settlement }))),
    counts: () => Promise.resolve(state.counts()),
    notAccepted: () => Promise.resolve([...state.refused]),
    clear: () => applyAll([{ op: 'clear' }]),
  };
}
