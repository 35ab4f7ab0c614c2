import type { Meta, StoryObj } from '@storybook/react-vite';
import { TextAreaField, TextField } from './text-field.tsx';

const meta = {
  title: 'Fields/Text',
  component: TextField,
  args: { label: 'E-mail address', type: 'email', placeholder: 'you@example.org' },
} satisfies Meta<typeof TextField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const WithHint: Story = { args: { hint: 'One link, nothing else.', optional: true } };
export const WithError: Story = {
  args: { defaultValue: 'you@', error: 'This address seems to be cut off. Could you look at it again?' },
};
export const Saved: Story = { args: { label: 'Name', type: 'text', defaultValue: 'Quiet Cedar', aside: 'Saved' } };
export const Disabled: Story = { args: { defaultValue: 'you@example.org', disabled: true } };
export const WithUnit: Story = {
  args: { label: 'Length', type: 'text', prefix: 'about', suffix: 'minutes', defaultValue: '10' },
};
export const Code: Story = { args: { label: 'Code', type: 'text', code: true, defaultValue: 'BM-7K3QXR-M2D9TA' } };
export const SeveralLines: Story = {
  args: { label: 'Paste' },
  render: () => <TextAreaField label="Paste an export" code rows={3} defaultValue='{"totalXP": 612}' />,
};
