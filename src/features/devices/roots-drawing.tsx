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
      <path d="M76 10 C 78 34, 75 52, 70 72 M92 10 C 91 34, 94 54, 100 72" />
      <path d="M82 14 C 83 36, 81 54, 79 70 M87 16 C 87 38, 89 54, 91 70" strokeWidth="1" opacity="0.6" />
      <path d="M70 72 C 62 88, 46 96, 30 102 M76 74 C 72 96, 60 112, 48 126" strokeWidth="1.75" />
      <path d="M85 74 C 86 96, 84 116, 80 138" strokeWidth="1.5" />
      <path d="M93 74 C 100 98, 112 114, 124 132" strokeWidth="1.5" />
      <path d="M100 72 C 114 92, 132 112, 160 122" strokeWidth="2.5" />
      <path d="M98 76 C 108 104, 132 124, 160 122" strokeWidth="1.25" />
    </g>
  );
}
