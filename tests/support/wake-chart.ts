import { waitFor } from 'storybook/test';

/** For a story's `play`: turns to the chart as a mouse would, and waits until it reacts. */
export async function wakeChart({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  const chart = canvasElement.querySelector('[data-chart]');
  if (chart === null) throw new Error('There is no chart.');
  chart.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
  await waitFor(() => {
    if (chart.querySelector('.recharts-surface') === null) throw new Error('The chart is still asleep.');
  });
}
