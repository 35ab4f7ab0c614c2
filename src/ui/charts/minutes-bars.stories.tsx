import type { Meta, StoryObj } from '@storybook/react-vite';
import { month, week } from '#tests/support/figures.ts';
import { wakeChart } from '#tests/support/wake-chart.ts';
import { MinutesBars } from './minutes-bars.tsx';

const meta = {
  title: 'Charts/Minutes',
  component: MinutesBars,
  args: { data: week, goalMinutes: 15 },
} satisfies Meta<typeof MinutesBars>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Week: Story = {};
export const WeekOfRest: Story = { args: { data: week.map((bar) => ({ ...bar, minutes: 0 })) } };
export const OneValue: Story = { args: { data: week.slice(0, 1) } };
export const Month: Story = { args: { data: month('m').map(({ previousMinutes: _, ...bar }) => bar), height: 240 } };
export const WithThePeriodBefore: Story = {
  args: { data: month('m'), height: 240, previousLabel: 'the month before' },
};
export const Selectable: Story = { args: { onSelect: () => undefined } };
export const Awake: Story = { play: wakeChart };
