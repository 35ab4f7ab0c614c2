import type { Meta, StoryObj } from '@storybook/react-vite';
import { HeatLegend } from './heat-scale.tsx';

const meta = {
  title: 'Charts/Heat scale',
  component: HeatLegend,
  args: { shown: null },
} satisfies Meta<typeof HeatLegend>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Resting: Story = {};
export const WithACell: Story = { args: { shown: 'Monday, 8 to 9: 34 minutes' } };
