import type { Meta, StoryObj } from '@storybook/react-vite';
import { SwitchField } from './switch-field.tsx';

const meta = {
  title: 'Controls/Switch',
  component: SwitchField,
  args: {
    label: 'Show days in a row',
    hint: 'Rest is part of practice; hide it whenever you like.',
    checked: true,
    onCheckedChange: () => undefined,
  },
} satisfies Meta<typeof SwitchField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const On: Story = {};
export const Off: Story = { args: { checked: false } };
export const Saved: Story = { args: { aside: 'Saved' } };
export const WithError: Story = { args: { error: 'This could not be saved. It stays as it was.' } };
export const Disabled: Story = { args: { disabled: true } };
