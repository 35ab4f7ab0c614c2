import type { Meta, StoryObj } from '@storybook/react-vite';
import { TimeText } from './time-text.tsx';

const minute = 60_000;
const day = 1440 * minute;

const meta = {
  title: 'Messages/Time',
  component: TimeText,
  args: { value: 0, timeZone: 'Europe/Berlin' },
  render: ({ value, ...rest }) => <TimeText value={Date.now() - Number(value)} {...rest} />,
} satisfies Meta<typeof TimeText>;
export default meta;
type Story = StoryObj<typeof meta>;

export const JustNow: Story = {};
export const Minutes: Story = { args: { value: 12 * minute } };
export const Yesterday: Story = { args: { value: day } };
export const ThisWeek: Story = { args: { value: 3 * day } };
export const LongAgo: Story = { args: { value: 400 * day } };
