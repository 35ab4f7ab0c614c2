import type { Meta, StoryObj } from '@storybook/react-vite';
import { failing, loading, pending, StoryApp, settled } from '#tests/support/story-app.tsx';

const route = 'POST /rest/v1/rpc/analytics_days';

const meta = {
  title: 'Pages/Analytics',
  component: StoryApp,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  play: settled,
  args: { href: '/analytics', person: 'regular' },
} satisfies Meta<typeof StoryApp>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Month: Story = {};
export const MonthAgainstTheOneBefore: Story = { args: { href: '/analytics?compare=before' } };
export const Week: Story = { args: { href: '/analytics?range=week' } };
export const Year: Story = { args: { href: '/analytics?range=year' } };
export const AllOfFourYears: Story = { args: { href: '/analytics?range=all', person: 'heavy' } };
export const NothingYet: Story = { args: { person: 'new' } };
export const Loading: Story = { args: { answers: { [route]: pending } }, play: loading };
export const Failed: Story = { args: { answers: { [route]: failing } } };
