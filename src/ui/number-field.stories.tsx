import type { Meta, StoryObj } from '@storybook/react-vite';
import { NumberField } from './number-field.tsx';

const meta = {
  title: 'Fields/Number',
  component: NumberField,
  args: { label: 'Daily goal', value: 15, min: 1, max: 240, step: 5, unit: 'minutes', onValueChange: () => undefined },
} satisfies Meta<typeof NumberField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Between: Story = {};
export const AtTheLeast: Story = { args: { value: 1 } };
export const AtTheMost: Story = { args: { value: 240, hint: 'Four hours is the most that fits.' } };
export const Saved: Story = { args: { aside: 'Saved' } };
export const Disabled: Story = { args: { disabled: true } };
