import type { Meta, StoryObj } from '@storybook/react-vite';
import { weeks } from '#tests/support/figures.ts';
import { GrowthRings } from './growth-rings.tsx';

const meta = {
  title: 'Drawings/Growth rings',
  component: GrowthRings,
  args: { seed: 'garden', weeks: weeks(34, 'garden'), todayMinutes: 12, level: 5 },
} satisfies Meta<typeof GrowthRings>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Seed: Story = { args: { weeks: [], size: 'seed' } };
export const FirstWeek: Story = { args: { weeks: weeks(1, 'garden'), level: 1 } };
export const FourWeeks: Story = { args: { weeks: weeks(4, 'garden'), level: 2 } };
export const ManyWeeks: Story = {};
export const Heartwood: Story = { args: { weeks: weeks(36, 'garden'), olderWeeks: 180, level: 8 } };
export const Live: Story = { args: { live: true } };
export const Small: Story = { args: { size: 'small' } };
