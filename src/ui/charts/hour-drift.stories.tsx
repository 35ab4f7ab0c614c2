import type { Meta, StoryObj } from '@storybook/react-vite';
import { HourDrift } from './hour-drift.tsx';

const points = Array.from({ length: 12 }, (_, index) => {
  const middle = 8 + (index % 3) + index / 4;
  const label = `W${index + 36}`;
  const spread = index === 4 ? null : { low: middle - 1.5, middle, high: middle + 3 };
  return {
    key: label,
    label,
    words: spread ? `${label}: mostly around ${Math.floor(middle)}:00` : `${label}: rest`,
    spread,
  };
});

const meta = {
  title: 'Charts/Time of day',
  component: HourDrift,
  args: { points, formatHour: (hour) => `${String(hour).padStart(2, '0')}:00` },
} satisfies Meta<typeof HourDrift>;
export default meta;
type Story = StoryObj<typeof meta>;

export const TwelveWeeks: Story = {};
export const OneWeek: Story = { args: { points: points.slice(0, 1) } };
export const Nothing: Story = { args: { points: points.map((point) => ({ ...point, spread: null })) } };
