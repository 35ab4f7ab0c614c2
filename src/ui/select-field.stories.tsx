import type { Meta, StoryObj } from '@storybook/react-vite';
import { SelectField } from './select-field.tsx';

const meta = {
  title: 'Fields/Select',
  component: SelectField,
  args: {
    label: 'Time zone',
    options: [
      { value: 'Europe/Berlin', label: 'Europe/Berlin' },
      { value: 'America/Argentina/Buenos_Aires', label: 'America/Argentina/Buenos_Aires' },
      { value: 'UTC', label: 'UTC', disabled: true },
    ],
  },
} satisfies Meta<typeof SelectField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Chosen: Story = { args: { defaultValue: 'America/Argentina/Buenos_Aires' } };
export const WithError: Story = { args: { error: 'This zone is not known here.' } };
export const Disabled: Story = { args: { disabled: true } };
