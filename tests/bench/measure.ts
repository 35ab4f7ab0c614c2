/** Figures of a run: medians and ratios, because machines differ and drift. */

export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly budget: string;
  readonly kept: boolean;
}

/** The value below which the given share of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('No samples to take a quantile of');
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Milliseconds that one run of `work` takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Runs two pieces of work in turn, so that drift of the machine falls on both alike.
 * @returns the samples of each, in milliseconds, without the first `warmup` rounds
 */
export async function inTurn(
  rounds: number,
  a: (round: number) => Promise<unknown>,
  b: (round: number) => Promise<unknown>,
  warmup = 5,
): Promise<{ a: number[]; b: number[] }> {
  const samples = { a: [] as number[], b: [] as number[] };
  for (let round = 0; round < rounds + warmup; round += 1) {
    const first = await timed(() => a(round));
    const second = await timed(() => b(round));
    if (round < warmup) continue;
    samples.a.push(first);
    samples.b.push(second);
  }
  return samples;
}

/** A ratio of medians against its budget, both as "times". */
export function ratioFigure(what: string, of: readonly number[], to: readonly number[], budget: number): Figure {
  const ratio = median(of) / median(to);
  const detail = `p50 ${median(of).toFixed(2)} ms against ${median(to).toFixed(2)} ms`;
  return { what, value: `${ratio.toFixed(2)}× (${detail})`, budget: `≤ ${budget}×`, kept: ratio <= budget };
}
