import { devicesTexts } from './devices.texts.ts';

/** Two trunks whose roots meet: a device and this page. */
export function RootsDrawing({ joined }: { readonly joined: boolean }) {
  return (
    <svg viewBox="0 0 320 150" role="img" aria-label={devicesTexts.pair.drawing} className="mx-auto w-full max-w-80">
      <g fill="none" strokeLinecap="round" className="stroke-soft" strokeWidth="2">
        <Trunk />
        <Trunk mirrored />
        <path d="M20 72 C 70 69, 110 74, 160 72 S 250 69, 300 72" className="stroke-control" strokeWidth="1.5" />
      </g>
      <circle
        cx="160"
        cy="122"
        r={joined ? 6 : 3.5}
        className={joined ? 'fill-lake' : 'fill-control'}
        style={{ transition: 'r 600ms cubic-bezier(0.23, 1, 0.32, 1)' }}
      />
    </svg>
  );
}

function Trunk({ mirrored = false }: { readonly mirrored?: boolean }) {
  return (
    <g transform={mirrored ? 'translate(320 0) scale(-1 1)' : undefined}>
      <path
        d="M75 8 C 77 32, 75 54, 66 73 Q 85 79, 104 73 C 95 54, 92 32, 94 8"
        fill="var(--wood-early)"
        stroke="var(--wood-late)"
      />
      <path
        d="M82 12 C 83 36, 81 54, 78 70 M88 14 C 88 38, 90 54, 93 70"
        stroke="var(--wood-late)"
        strokeWidth="1"
        opacity="0.6"
      />
      <path d="M70 72 C 62 88, 46 96, 30 102 M76 74 C 72 96, 60 112, 48 126" strokeWidth="1.75" />
      <path d="M85 74 C 86 96, 84 116, 80 138" strokeWidth="1.5" />
      <path d="M93 74 C 100 98, 112 114, 124 132" strokeWidth="1.5" />
      <path d="M100 72 C 114 92, 132 112, 160 122" strokeWidth="2.5" />
      <path d="M98 76 C 108 104, 132 124, 160 122" strokeWidth="1.25" />
    </g>
  );
}
