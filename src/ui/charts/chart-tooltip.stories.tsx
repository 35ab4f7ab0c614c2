import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChartTooltip } from './chart-tooltip.tsx';

const meta = {
  title: 'Charts/Tooltip',
  component: ChartTooltip,
  args: { title: 'Monday 16 November', lines: ['12 minutes', 'the week before: 8 minutes'] },
} satisfies Meta<typeof ChartTooltip>;
export default meta;

export const TwoLines: StoryObj<typeof meta> = {};
