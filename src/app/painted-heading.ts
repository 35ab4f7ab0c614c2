export interface PaintedHeading {
  readonly title: string;
  readonly lead: string;
}

/** What public/first-paint.js has painted of the page at this address, as long as nothing is drawn over it. */
export function paintedHeading(): PaintedHeading | null {
  const lines = document.querySelectorAll('[data-first=page]:not([hidden]) p');
  const [title, lead] = [...lines].map((line) => line.textContent);
  return title && lead ? { title, lead } : null;
}
