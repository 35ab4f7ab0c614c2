import type { Meta, StoryObj } from '@storybook/react-vite';
import { dismissToasts, Toaster, toast } from './toast.tsx';

const meta = {
  title: 'Messages/Toast',
  component: Toaster,
  parameters: { docs: { story: { inline: false, height: '16rem' } } },
  beforeEach: () => dismissToasts,
} satisfies Meta<typeof Toaster>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = { play: () => void toast({ message: 'Copied.' }) };
export const WithUndo: Story = {
  play: () => void toast({ message: 'Session deleted.', action: { label: 'Undo', onAct: () => undefined } }),
};
