import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

const meta = {
  title: 'Messages/Notice',
  component: Notice,
  args: { title: 'Your first session is here', children: 'It came from the laptop.' },
} satisfies Meta<typeof Notice>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Info: Story = {};
export const Attention: Story = {
  args: {
    tone: 'attention',
    title: 'You are offline',
    children: 'Your sessions are safe on this device.',
    action: (
      <Button size="sm" variant="secondary">
        Try again
      </Button>
    ),
  },
};
export const Danger: Story = {
  args: { tone: 'danger', title: 'This could not be saved', children: 'Nothing was lost. A moment later it may work.' },
};
export const WithoutTitle: Story = { args: { title: undefined } };
