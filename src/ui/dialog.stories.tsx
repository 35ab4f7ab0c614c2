import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

const meta = {
  title: 'Surfaces/Dialog',
  component: Dialog,
  // An open dialog makes the rest of a page inert: it stands in a frame of its own.
  parameters: { docs: { story: { inline: false, height: '24rem' } } },
  args: {
    open: true,
    onClose: () => undefined,
    title: 'Let this device go',
    description: 'Its sessions stay with you. It can be paired again.',
    actions: (
      <>
        <Button variant="secondary">Keep it</Button>
        <Button variant="danger">Let it go</Button>
      </>
    ),
  },
} satisfies Meta<typeof Dialog>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Question: Story = {};
export const WithField: Story = { args: { children: <TextField label="Name" defaultValue="Evening calm" /> } };
