import type { DrawingName } from './drawing-name.ts';

function Seed() {
  return (
    <>
      <path d="M14 44c22-5 40 2 66 0s46-5 66 1" stroke="var(--wood-late)" strokeWidth="2" />
      <path d="M28 57h8m84-3h10M22 76h6m108 0h7M38 93h9m64 2h8" stroke="var(--heat-2)" strokeWidth="2" />
      <g transform="rotate(14 80 72)">
        <path
          d="M63 69h34c0 15-7 25-15 28l-2 3-2-3c-8-3-15-13-15-28Z"
          fill="var(--wood-early)"
          stroke="var(--wood-late)"
          strokeWidth="2.25"
        />
        <path
          d="M60 69c-1-9 8-14 20-14s21 5 20 14c-13 3-27 3-40 0Z"
          fill="var(--heat-2)"
          stroke="var(--wood-late)"
          strokeWidth="2.25"
        />
        <path d="m69 68 7-11m3 12 8-11m-9-1 8 11m-16-7 7 7" stroke="var(--wood-late)" strokeWidth="1.25" />
        <path d="M71 79c1 6 3 9 6 11" stroke="var(--heat-3)" strokeWidth="1.75" />
      </g>
      <path d="M83 55c-3-9-5-15-3-23" stroke="var(--wood-late)" strokeWidth="2.25" />
      <path d="M80 33c1-9 7-14 16-15 1 9-6 15-16 15Z" fill="var(--heat-2)" stroke="var(--wood-late)" strokeWidth="2" />
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

const crown = 'M0-30c9-1 16 5 17 13 7 3 8 14 0 18-6 5-28 5-34 0-8-4-7-15 0-18 1-8 8-14 17-13Z';

function Roots() {
  return (
    <>
      <path d="M8 58c22-4 42 1 72 0s50-4 72 0" stroke="var(--wood-late)" strokeWidth="2" />
      {[42, 118].map((x) => (
        <g key={x} transform={`translate(${x} 34)`}>
          <path d="M0 24V-6m0 14 7-6M0 14l-6-5" stroke="var(--wood-late)" strokeWidth="2.5" />
          <path d={crown} fill="var(--wood-early)" stroke="var(--wood-late)" strokeWidth="2" />
          <path d="M0 24V-4m0 8 7-6M0 11l-6-5" stroke="var(--wood-late)" strokeWidth="2.25" />
        </g>
      ))}
      <path
        d="M42 58c3 14 12 16 20 20s12 8 18 11m38-31c-3 14-12 16-20 20s-12 8-18 11"
        stroke="var(--wood-late)"
        strokeWidth="2.25"
      />
      <path
        d="M42 58c-2 12-9 14-16 19m16-19c0 13-4 18-4 28m20-11c0 8-2 12-1 20M118 58c2 12 9 14 16 19m-16-19c0 13 4 18 4 28m-20-11c0 8 2 12 1 20"
        stroke="var(--heat-3)"
        strokeWidth="1.75"
      />
      <circle cx="80" cy="90" r="4.5" fill="var(--lake)" />
      <circle cx="80" cy="90" r="9.5" stroke="var(--lake)" strokeWidth="1.5" />
    </>
  );
}

const views = { seed: Seed, soil: Soil, roots: Roots } as const;

/** The lines of one drawing, to stand in an svg of 160 × 112. */
export function DrawingLines({ name }: { readonly name: DrawingName }) {
  const View = views[name];
  return <View />;
}
