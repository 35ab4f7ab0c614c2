/** How deep the random tests go. `SYNC_RUNS=200` in the environment looks that many times; `SYNC_SEED` repeats a run. */
const { SYNC_RUNS, SYNC_SEED } = process.env;

/** Parameters for fast-check: what is printed on a failure repeats it. */
export function depth(usualRuns: number) {
  const numRuns = Number(SYNC_RUNS ?? usualRuns);
  // Timing is part of what fails here, so a smaller case found by repeating says little and takes long.
  return { numRuns, endOnFailure: true, ...(SYNC_SEED === undefined ? {} : { seed: Number(SYNC_SEED) }) };
}

/** Milliseconds that this many runs may take. */
export function patience(usualRuns: number, eachMs: number): number {
  return 30_000 + depth(usualRuns).numRuns * eachMs;
}
