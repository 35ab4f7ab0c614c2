import type { Meta, StoryObj } from '@storybook/react-vite';
import { yearOfDays } from '#tests/support/figures.ts';
import { CalendarMap } from './calendar-map.tsx';

const meta = {
  title: 'Charts/Calendar',
  component: CalendarMap,
  args: {
    label: 'Minutes by day',
    days: yearOfDays('c'),
    weekStart: 1,
    describe: (date, value) => `${date}: ${value} minutes`,
  },
} satisfies Meta<typeof CalendarMap>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Year: Story = {};
export const WeeksFromSunday: Story = { args: { weekStart: 7 } };
export const ThreeDays: Story = { args: { days: yearOfDays('c').slice(0, 3) } };
export const Nothing: Story = { args: { days: yearOfDays('c').map((day) => ({ ...day, value: 0 })) } };
export const Selectable: Story = { args: { onSelect: () => undefined } };
