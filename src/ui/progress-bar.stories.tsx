import type { Meta, StoryObj } from '@storybook/react-vite';
import { ProgressBar } from './progress-bar.tsx';

const meta = {
  title: 'Drawings/Progress',
  component: ProgressBar,
  args: { label: 'Today', value: 12, max: 15, valueText: '12 of 15 minutes' },
} satisfies Meta<typeof ProgressBar>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Some: Story = {};
export const Nothing: Story = { args: { value: 0, valueText: '0 of 15 minutes' } };
export const MoreThanFull: Story = { args: { value: 22, valueText: '22 of 15 minutes' } };
export const Live: Story = { args: { tone: 'lake' } };
export const WithCaption: Story = { args: { caption: '612 XP, 138 to Breathing Sage' } };
