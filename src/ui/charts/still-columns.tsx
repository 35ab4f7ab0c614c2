interface StillColumnsProps {
  readonly data: readonly { readonly key: string }[];
  readonly left: number;
  readonly band: number;
  readonly height: number;
}

/** Bars of a still chart that can be chosen: each whole column takes the tap. */
export function StillColumns({ data, left, band, height }: StillColumnsProps) {
  return data.map(({ key }, at) => (
    <rect
      key={key}
      data-column={key}
      x={left + at * band}
      y={0}
      width={band}
      height={height}
      fill="transparent"
      className="cursor-pointer"
    />
  ));
}
