import type { Meta, StoryObj } from '@storybook/react-vite';
import { weeks } from '#tests/support/figures.ts';
import { GrowthRingsChart } from './growth-rings-chart.tsx';

const meta = {
  title: 'Drawings/Growth rings with table',
  component: GrowthRingsChart,
  args: { title: 'Your rings', seed: 'garden', weeks: weeks(34, 'garden'), surface: 'card', level: 5 },
} satisfies Meta<typeof GrowthRingsChart>;
export default meta;

export const OnACard: StoryObj<typeof meta> = {};
