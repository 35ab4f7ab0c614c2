/** What a bar chart needs so that a click or tap anywhere on a bar's column chooses the bar by its key. */
export function selectProps(onSelect: ((key: string) => void) | undefined) {
  if (onSelect === undefined) return {};
  return {
    className: 'cursor-pointer',
    onClick: ({ activeLabel }: { readonly activeLabel?: string | number | undefined }) => {
      if (activeLabel !== undefined) onSelect(String(activeLabel));
    },
  };
}
