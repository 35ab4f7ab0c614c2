import type { Meta, StoryObj } from '@storybook/react-vite';
import { RatioBar } from './ratio-bar.tsx';

const parts = [
  { key: 'cycles', label: 'Cycles', value: 420 },
  { key: 'goal', label: 'Goal bonus', value: 160 },
  { key: 'other', label: 'Other', value: 32 },
  { key: 'fourth', label: 'A fourth', value: 80 },
];

const meta = { title: 'Charts/Ratio', component: RatioBar, args: { parts } } satisfies Meta<typeof RatioBar>;
export default meta;
type Story = StoryObj<typeof meta>;

export const FourParts: Story = {};
export const OnePart: Story = { args: { parts: parts.slice(0, 1) } };
export const Nothing: Story = { args: { parts: parts.map((part) => ({ ...part, value: 0 })) } };
