import type { Meta, StoryObj } from '@storybook/react-vite';
import { controlClass, FieldFrame } from './field.tsx';

const meta = {
  title: 'Fields/Frame',
  component: FieldFrame,
  args: { label: 'Date', children: (ids) => <input type="date" className={controlClass} {...ids} /> },
} satisfies Meta<typeof FieldFrame>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AroundAnyControl: Story = { args: { hint: 'The frame binds the words to the control.' } };
export const HiddenLabel: Story = { args: { labelHidden: true } };
export const WithError: Story = { args: { error: 'This day has not come yet.' } };
