import type { Meta, StoryObj } from '@storybook/react-vite';
import { Leaf } from 'lucide-react';
import { Button, buttonClass } from './button.tsx';

const meta = {
  title: 'Controls/Button',
  component: Button,
  args: { children: 'Breathe for five minutes' },
} satisfies Meta<typeof Button>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = {};
export const Secondary: Story = { args: { variant: 'secondary' } };
export const Quiet: Story = { args: { variant: 'quiet' } };
export const Danger: Story = { args: { variant: 'danger', children: 'Delete' } };
export const Small: Story = { args: { size: 'sm' } };
export const Large: Story = { args: { size: 'lg' } };
export const WithIcon: Story = { args: { icon: <Leaf /> } };
export const Busy: Story = { args: { busy: true } };
export const Disabled: Story = { args: { disabled: true } };
export const Wide: Story = { args: { wide: true } };
export const AsLink: Story = {
  render: () => (
    <a href="#link" className={buttonClass({ variant: 'secondary' })}>
      All sessions
    </a>
  ),
};
