import { classNames } from './class-names.ts';

export interface LogoProps {
  /** Size and colour by class names; 28 px by default. */
  readonly className?: string | undefined;
}

/** The rings in small. Decoration: write the name beside it. */
export function Logo({ className = 'size-7' }: LogoProps) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      fill="none"
      className={classNames('shrink-0', className)}
    >
      <path
        d="M16.2 1.800c7.9.1 13.9 6.3 13.9 14.1 0 8-6.1 14.2-14.2 14.300C8 30.3 1.9 24.2 1.8 16.1 1.7 8.2 8 1.7 16.2 1.800Z"
        fill="var(--primary)"
      />
      <g stroke="var(--on-primary)">
        <path
          d="M16.3 5.400c5.9.1 10.3 4.6 10.2 10.5-.1 6-4.6 10.5-10.6 10.5-5.9 0-10.4-4.5-10.4-10.4.1-5.9 4.8-10.7 10.8-10.600Z"
          strokeWidth="1.9"
        />
        <path
          d="M16.7 9.400c3.8.2 6.4 3.1 6.3 6.7-.1 3.7-3 6.5-6.7 6.5-3.8 0-6.7-2.8-6.8-6.6 0-3.7 3.3-6.8 7.2-6.600Z"
          strokeWidth="1.7"
        />
        <path
          d="M16.8 13.100c1.7 0 3 1.3 2.9 2.9-.1 1.7-1.4 2.9-3 2.9-1.7 0-3-1.2-3-2.9 0-1.6 1.4-2.9 3.1-2.900Z"
          strokeWidth="1.6"
        />
      </g>
    </svg>
  );
}
