import type { Meta, StoryObj } from '@storybook/react-vite';
import { Segmented } from './segmented.tsx';

const options = (...words: string[]) => words.map((word) => ({ value: word.toLowerCase(), label: word }));

const meta = {
  title: 'Controls/Segmented',
  component: Segmented,
  args: {
    label: 'Theme',
    value: 'light',
    options: options('System', 'Light', 'Dark'),
    onValueChange: () => undefined,
  },
} satisfies Meta<typeof Segmented>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Three: Story = {};
export const Six: Story = {
  args: { label: 'Range', value: 'month', options: options('Week', 'Month', 'Quarter', 'Year', 'All', 'Custom') },
};
