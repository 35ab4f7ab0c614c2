import { useMemo } from 'react';
import { classNames } from './class-names.ts';
import { formatNumber } from './format.ts';
import { type GrowthRingsGeometry, growthRings } from './growth-rings.geometry.ts';
import { growthRingsText } from './growth-rings.text.ts';
import type { GrowthRingsProps } from './growth-rings.types.ts';
import { uiTexts } from './ui.texts.ts';

/** The cross-section of the person's tree: each week a ring, today the bark. */
export function GrowthRings({
  weeks,
  seed,
  size = 'large',
  todayMinutes = 0,
  live = false,
  level,
  levelLabel = uiTexts.level,
  olderWeeks = 0,
  className,
}: GrowthRingsProps) {
  const small = size === 'small';
  const seedling = size === 'seed' || weeks.length === 0;
  const geometry = useMemo(
    () =>
      growthRings({
        weeks: seedling ? [] : weeks,
        seed,
        todayMinutes,
        olderWeeks: seedling || small ? 0 : olderWeeks,
        ...(small ? { maxRings: 3, heartRadius: 14 } : {}),
      }),
    [weeks, seed, todayMinutes, olderWeeks, small, seedling],
  );
  const label = growthRingsText({ weeks: seedling ? [] : weeks, olderWeeks, live });
  // A young tree is drawn nearer, so that it never looks lost.
  const reach = Math.max(geometry.reach, small ? 56 : 90);
  return (
    <svg
      viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}
      role="img"
      aria-label={level === undefined || seedling ? label : `${levelLabel} ${level}. ${label}`}
      className={classNames('block shrink-0', small ? 'size-8' : 'aspect-square h-auto w-72 max-w-full', className)}
    >
      {seedling ? <Seedling geometry={geometry} live={live} /> : <Trunk geometry={geometry} live={live} bold={small} />}
      {!seedling && size === 'large' && level !== undefined && (
        <g textAnchor="middle">
          <text y="8" className="tabular fill-ink text-[34px] font-semibold tracking-tight">
            {formatNumber(level)}
          </text>
          <text y="25" className="fill-muted text-[13px]">
            {levelLabel}
          </text>
        </g>
      )}
    </svg>
  );
}

function Trunk({
  geometry,
  live,
  bold,
}: {
  readonly geometry: GrowthRingsGeometry;
  readonly live: boolean;
  readonly bold: boolean;
}) {
  const { rings, heart, heartwood, bark } = geometry;
  return (
    <>
      <path d={bark.path} fillRule="evenodd" fill={live ? 'var(--lake)' : 'var(--wood-bark)'} className="rings-bark" />
      {rings.map((ring) => (
        <path
          key={ring.key}
          d={ring.path}
          className="rings-ring"
          fill={
            ring.rest
              ? 'var(--wood-rest)'
              : `color-mix(in oklab, var(--wood-early) ${Math.round(ring.age * 100)}%, var(--wood-early-old))`
          }
          stroke={ring.rest ? 'var(--wood-rest-edge)' : 'var(--wood-late)'}
          strokeWidth={bold ? 3.2 : ring.lateWidth}
        />
      ))}
      {heartwood !== null && (
        <path d={heartwood.path} fill="var(--wood-heart)" stroke="var(--wood-late)" strokeWidth="1" />
      )}
      <path
        d={heart.path}
        fill={bold ? 'var(--wood-early-old)' : 'var(--surface)'}
        stroke="var(--wood-late)"
        strokeWidth={bold ? 3.2 : 1.25}
      />
    </>
  );
}

/** Before the first ring: the heart alone, in a hull that is still to grow. */
function Seedling({ geometry, live }: { readonly geometry: GrowthRingsGeometry; readonly live: boolean }) {
  return (
    <>
      <circle
        r="78"
        fill="none"
        stroke="var(--control)"
        strokeWidth="1.5"
        strokeDasharray="1 9"
        strokeLinecap="round"
      />
      <circle
        r="63"
        fill="none"
        stroke="var(--control)"
        strokeWidth="1.5"
        strokeDasharray="1 7"
        strokeLinecap="round"
      />
      <path
        d={geometry.heart.path}
        fill="var(--wood-early)"
        stroke={live ? 'var(--lake)' : 'var(--wood-late)'}
        strokeWidth="2.5"
        className={live ? 'breathe-glow' : undefined}
      />
      <path d="M0 26c-3-14-2-28 0-38" stroke="var(--wood-late)" strokeWidth="2.5" fill="none" strokeLinecap="round" />
      <path d="M0-10c1-10 8-16 18-17 1 11-6 17-18 17Z" fill="var(--heat-2)" stroke="var(--wood-late)" strokeWidth="2" />
      <path d="M0 2c-2-9-9-13-18-13 0 10 7 15 18 13Z" fill="var(--heat-2)" stroke="var(--wood-late)" strokeWidth="2" />
    </>
  );
}
