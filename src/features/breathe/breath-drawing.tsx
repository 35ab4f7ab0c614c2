import { type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import { growthRings } from '#src/ui/growth-rings.geometry.ts';

const ringCount = 6;
const heartRadius = 46;
/** How far apart the rings lie when the breath is out, in view box units. */
const foldedGap = 5;

/** What moves the drawing: once a frame, by transform and opacity alone. */
export interface BreathDrawingHandle {
  readonly show: (amplitude: number) => void;
}

interface BreathDrawingProps {
  readonly ref: Ref<BreathDrawingHandle>;
  /** Makes the trunk the person's own, as on the dashboard. */
  readonly seed: string;
}

const weeks = Array.from({ length: ringCount }, (_, index) => ({ weekStart: String(index), minutes: 40, days: 4 }));
const haloStyle = {
  background: 'radial-gradient(closest-side, color-mix(in srgb, var(--heat-2) 50%, transparent) 55%, transparent)',
};
const fills = ['var(--wood-early)', 'var(--wood-early-old)'];

/** The rings of a trunk, which unfold as the breath comes in and fold as it goes. */
export function BreathDrawing({ ref, seed }: BreathDrawingProps) {
  const halo = useRef<HTMLDivElement>(null);
  const layers = useRef<(SVGSVGElement | null)[]>([]);
  const geometry = useMemo(() => growthRings({ weeks, seed, todayMinutes: 0, heartRadius }), [seed]);
  const { rings, heart, reach } = geometry;

  useImperativeHandle(ref, () => {
    const folded = rings.map((ring, index) => (heartRadius + (rings.length - index) * foldedGap) / ring.radius);
    return {
      show: (amplitude) => {
        for (const [index, layer] of layers.current.entries()) {
          const from = folded[index] ?? 1;
          if (layer !== null) layer.style.transform = `scale(${from + (1 - from) * amplitude})`;
        }
        if (halo.current === null) return;
        halo.current.style.transform = `scale(${0.55 + 0.45 * amplitude})`;
        halo.current.style.opacity = String(0.35 + 0.65 * amplitude);
      },
    };
  }, [rings]);

  const viewBox = `${-reach} ${-reach} ${2 * reach} ${2 * reach}`;
  return (
    <div className="absolute inset-0">
      <div
        ref={halo}
        className="absolute -inset-[22%] rounded-full will-change-[transform,opacity]"
        style={haloStyle}
      />
      {rings.map((ring, index) => (
        <svg
          key={ring.key}
          ref={(layer) => {
            layers.current[index] = layer;
          }}
          aria-hidden="true"
          viewBox={viewBox}
          className="absolute inset-0 size-full will-change-transform"
        >
          <path
            d={ring.path}
            fill={fills[index % fills.length]}
            stroke="var(--wood-late)"
            strokeWidth={1.4}
            strokeOpacity={0.75}
          />
        </svg>
      ))}
      <svg aria-hidden="true" viewBox={viewBox} className="absolute inset-0 size-full">
        <path d={heart.path} fill="var(--surface)" stroke="var(--wood-late)" strokeWidth={1.6} />
      </svg>
    </div>
  );
}
