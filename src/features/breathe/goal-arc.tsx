const radius = 49;
const length = 2 * Math.PI * radius;

interface GoalArcProps {
  /** Share of the goal, or `null` without one. */
  readonly share: number | null;
}

/** A thin line around the breath that closes as the goal comes near. */
export function GoalArc({ share }: GoalArcProps) {
  if (share === null) return null;
  return (
    <svg aria-hidden="true" viewBox="0 0 100 100" className="absolute -inset-[7%] size-[114%] -rotate-90">
      <circle cx={50} cy={50} r={radius} fill="none" stroke="var(--control)" strokeOpacity={0.4} strokeWidth={0.4} />
      <circle
        cx={50}
        cy={50}
        r={radius}
        fill="none"
        stroke="var(--primary)"
        strokeWidth={0.9}
        strokeLinecap="round"
        strokeDasharray={length}
        strokeDashoffset={length * (1 - Math.min(1, share))}
        className="transition-[stroke-dashoffset] duration-1000 ease-linear"
      />
    </svg>
  );
}
