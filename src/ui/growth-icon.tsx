import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** How far something has grown, from a seed in the ground to stars above the grove. */
export type GrowthStage = 'seed' | 'sprout' | 'leaf' | 'tree' | 'canopy' | 'grove' | 'sky' | 'constellation';

const star = (x: number, y: number, size: number) =>
  `M${x} ${y - size}L${x + size * 0.28} ${y - size * 0.28}L${x + size} ${y}L${x + size * 0.28} ${y + size * 0.28}L${x} ${y + size}L${x - size * 0.28} ${y + size * 0.28}L${x - size} ${y}L${x - size * 0.28} ${y - size * 0.28}Z`;

const shapes: Record<GrowthStage, ReactNode> = {
  seed: (
    <>
      <path d="M3 9c3-1 5 1 9 0s6-1 9 0" />
      <path className="grown" d="M12 12.5c2.6 0 4 1.7 4 3.8S14 20.5 12 20.5s-4-2-4-4.2 1.4-3.8 4-3.8Z" />
    </>
  ),
  sprout: (
    <>
      <path d="M4 20h16M12 20v-8" />
      <path className="grown" d="M12 13c0-3.6-2.3-5.7-6.2-5.8C5.9 11 8.2 13 12 13Z" />
      <path className="grown" d="M12 11c0-3.6 2.3-6 6.2-6.2C18.3 8.7 16 11 12 11Z" />
    </>
  ),
  leaf: (
    <>
      <path className="grown" d="M5.5 18.500C3.5 11 8 4.5 19.5 4.5 20 15 14.5 20.5 5.5 18.500Z" />
      <path d="M4 20.500C7 15.5 10.5 12 15 9" />
    </>
  ),
  tree: (
    <>
      <path
        className="grown"
        d="M12 3.500a5.5 5.5 0 0 1 4.8 8.200A4 4 0 0 1 14.5 16h-5a4 4 0 0 1-2.3-4.300A5.5 5.5 0 0 1 12 3.500Z"
      />
      <path d="M12 10v11M8.5 21h7" />
    </>
  ),
  canopy: (
    <>
      <path className="grown" d="M6.5 14.500a4 4 0 0 1-.6-7.900A6.3 6.3 0 0 1 18 6.500a4.1 4.1 0 0 1-.5 8Z" />
      <path d="M12 9.500V21M12 14l3-2.500M12 16.5 8.8 13.500M7.5 21h9" />
    </>
  ),
  grove: (
    <>
      <path className="grown" d="M12 3 16.5 10.500h-2l3 5h-11l3-5h-2Z" />
      <path d="M12 15.500V21M4.5 8.5 2 13h1.500L1.5 17H6M19.5 8.5 22 13h-1.500l2 4H18M4 17v4M20 17v4M2.5 21h19" />
    </>
  ),
  sky: (
    <>
      <path className="grown" d="M19.5 14.500A8 8 0 1 1 10 4a6.5 6.5 0 0 0 9.5 10.500Z" />
      <path d={star(17.5, 5.5, 2.6)} />
    </>
  ),
  constellation: (
    <>
      <path d="M4 17.5 9.5 9l6 3.500L20 5" />
      {[
        [4, 17.5, 2.6],
        [9.5, 9, 3],
        [15.5, 12.5, 2.4],
        [20, 5, 3],
        [17, 19.5, 1.8],
      ].map(([x = 0, y = 0, size = 0]) => (
        <path key={x} className="grown" d={star(x, y, size)} />
      ))}
    </>
  ),
};

export interface GrowthIconProps {
  readonly stage: GrowthStage;
  readonly className?: string;
}

/** A small drawing beside words that say the same: it looks alike everywhere and is hidden from screen readers. */
export function GrowthIcon({ stage, className }: GrowthIconProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('growth-icon inline-block size-5 shrink-0 text-primary', className)}
    >
      {shapes[stage]}
    </svg>
  );
}

const levels: readonly GrowthStage[] = ['seed', 'sprout', 'leaf', 'tree', 'canopy', 'grove', 'sky', 'constellation'];

/** The stage of a level, 1 to 8. */
export function stageOfLevel(level: number): GrowthStage {
  return levels[Math.min(Math.max(level, 1), levels.length) - 1] ?? 'seed';
}

const runs: readonly (readonly [days: number, stage: GrowthStage])[] = [
  [30, 'grove'],
  [14, 'canopy'],
  [7, 'tree'],
  [3, 'leaf'],
  [1, 'sprout'],
];

/** The stage of days in a row, with the steps of the editor (domain rules §1.7); a seed rests. */
export function stageOfRun(days: number): GrowthStage {
  return runs.find(([least]) => days >= least)?.[1] ?? 'seed';
}
