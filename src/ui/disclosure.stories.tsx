import type { Meta, StoryObj } from '@storybook/react-vite';
import { Disclosure } from './disclosure.tsx';

const meta = {
  title: 'Surfaces/Disclosure',
  component: Disclosure,
  args: { summary: 'What is never sent', children: 'No code, no file names, no keystrokes.' },
} satisfies Meta<typeof Disclosure>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
