import type { Meta, StoryObj } from '@storybook/react-vite';
import { xp, xpSeries } from '#tests/support/figures.ts';
import { wakeChart } from '#tests/support/wake-chart.ts';
import { StackedBars } from './stacked-bars.tsx';

const meta = {
  title: 'Charts/Stacked bars',
  component: StackedBars,
  args: { data: xp, series: xpSeries },
} satisfies Meta<typeof StackedBars>;
export default meta;
type Story = StoryObj<typeof meta>;

export const ThreeSeries: Story = {};
export const OneValue: Story = { args: { data: xp.slice(0, 1) } };
export const Nothing: Story = { args: { data: xp.map((bar) => ({ ...bar, values: {} })) } };
export const Awake: Story = { play: wakeChart };
