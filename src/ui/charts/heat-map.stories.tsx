import type { Meta, StoryObj } from '@storybook/react-vite';
import { hourNames, hours, weekdays } from '#tests/support/figures.ts';
import { HeatMap } from './heat-map.tsx';

const meta = {
  title: 'Charts/Hours and weekdays',
  component: HeatMap,
  args: {
    label: 'Minutes by hour and weekday',
    rows: weekdays,
    columns: hourNames,
    values: hours('h'),
    describe: (row, column, value) => `${weekdays[row]}, ${hourNames[column]}:00: ${value} minutes`,
  },
} satisfies Meta<typeof HeatMap>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Full: Story = {};
export const Nothing: Story = { args: { values: weekdays.map(() => hourNames.map(() => 0)) } };
export const OneValue: Story = {
  args: { values: weekdays.map((_, row) => hourNames.map((__, hour) => (row === 2 && hour === 8 ? 5 : 0))) },
};
