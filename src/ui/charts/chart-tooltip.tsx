/** What shows on hover over a drawing: a title and its lines. The same figures stand in the table twin. */
export function ChartTooltip({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div className="rounded-lg bg-surface px-3 py-2 text-caption shadow-float">
      <p className="text-muted">{title}</p>
      {lines.map((line) => (
        <p key={line} className="tabular font-medium text-ink">
          {line}
        </p>
      ))}
    </div>
  );
}
