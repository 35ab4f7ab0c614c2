import { classNames } from './class-names.ts';

export type DrawingName = 'seed' | 'soil' | 'roots';

export interface DrawingProps {
  readonly name: DrawingName;
  readonly className?: string | undefined;
}

/** The app's own small drawings. Decoration: hidden from assistive technology. */
export function Drawing({ name, className }: DrawingProps) {
  const View = views[name];
  return (
    <svg
      viewBox="0 0 160 112"
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('h-28 w-40', className)}
    >
      <View />
    </svg>
  );
}

const ground = 'M14 74c22-5 40 2 66 0s46-5 66 1';

function Seed() {
  return (
    <>
      <path d={ground} stroke="var(--wood-late)" strokeWidth="2" />
      <path d="M26 84h9m12 9h6m61-8h10m-26 10h6m-37 7h7" stroke="var(--heat-2)" strokeWidth="2" />
      <g transform="rotate(-18 80 58)">
        <path d="M80 34c13 0 21 12 21 24s-8 24-21 24-21-12-21-24 8-24 21-24Z" fill="var(--wood-early)" />
        <path
          d="M80 34c13 0 21 12 21 24s-8 24-21 24-21-12-21-24 8-24 21-24Z"
          stroke="var(--wood-late)"
          strokeWidth="2.5"
        />
        <path d="M80 43c8 0 13 7 13 15s-5 15-13 15-13-7-13-15" stroke="var(--wood-late)" strokeWidth="1.75" />
        <path d="M80 52c4 0 6 3 6 6s-2 6-6 6-5-2-5-5" stroke="var(--wood-late)" strokeWidth="1.5" />
      </g>
      <path d="M89 33c2-9 9-14 18-14-1 9-8 15-18 14Z" fill="var(--heat-2)" stroke="var(--wood-late)" strokeWidth="2" />
    </>
  );
}

function Soil() {
  return (
    <>
      <path d="M14 50c22-5 40 2 66 0s46-5 66 1" stroke="var(--wood-late)" strokeWidth="2" />
      <path d="M18 68c24-4 38 3 62 1s42-4 62 1" stroke="var(--heat-3)" strokeWidth="1.75" />
      <path d="M26 86c20-3 34 2 54 1s36-3 54 0" stroke="var(--heat-2)" strokeWidth="1.5" />
      <path d="M40 59h6m20 1h4m32-1h7M36 77h5m28 1h8m34-1h5" stroke="var(--heat-2)" strokeWidth="2" />
      <path d="M80 50V33" stroke="var(--wood-late)" strokeWidth="2.5" />
      <path
        d="M80 36c-3-9-10-13-19-12 1 9 8 14 19 12Z"
        fill="var(--wood-early)"
        stroke="var(--wood-late)"
        strokeWidth="2"
      />
      <path
        d="M80 33c1-10 8-16 18-17 1 10-6 17-18 17Z"
        fill="var(--heat-2)"
        stroke="var(--wood-late)"
        strokeWidth="2"
      />
      <path d="M80 50c-1 8 1 14-2 20m2-10c4 4 5 8 9 10" stroke="var(--wood-late)" strokeWidth="1.75" />
    </>
  );
}

function Roots() {
  return (
    <>
      <path d="M10 50c20-4 40 1 70 0s50-4 70 0" stroke="var(--heat-3)" strokeWidth="1.75" />
      <path d="M44 12v38m-6-38v38" stroke="var(--wood-late)" strokeWidth="2.25" />
      <path d="M116 12v38m6-38v38" stroke="var(--wood-late)" strokeWidth="2.25" />
      <path d="M37.5 11c2-4 5-4 7 0M115.5 11c2-4 5-4 7 0" stroke="var(--wood-late)" strokeWidth="2.25" />
      <path
        d="M44 50c2 14 14 18 22 26s9 12 14 13M116 50c-2 14-14 18-22 26s-9 12-14 13"
        stroke="var(--wood-late)"
        strokeWidth="2.25"
      />
      <path
        d="M38 50c-1 14-8 20-17 26m17-15c2 12 0 20-5 28m23-23c-1 11-3 15-1 26"
        stroke="var(--heat-3)"
        strokeWidth="1.75"
      />
      <path
        d="M122 50c1 14 8 20 17 26m-17-15c-2 12 0 20 5 28m-23-23c1 11 3 15 1 26"
        stroke="var(--heat-3)"
        strokeWidth="1.75"
      />
      <circle cx="80" cy="89" r="4.5" fill="var(--lake)" />
      <circle cx="80" cy="89" r="9" stroke="var(--lake)" strokeWidth="1.5" />
    </>
  );
}

const views = { seed: Seed, soil: Soil, roots: Roots } as const;
