import type { Meta, StoryObj } from '@storybook/react-vite';
import { failing, loading, offline, pending, StoryApp, settled } from '#tests/support/story-app.tsx';

const route = 'POST /rest/v1/rpc/dashboard';

const meta = {
  title: 'Pages/Dashboard',
  component: StoryApp,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  play: settled,
  args: { href: '/', person: 'regular' },
} satisfies Meta<typeof StoryApp>;
export default meta;
type Story = StoryObj<typeof meta>;

export const New: Story = { args: { person: 'new' } };
export const Regular: Story = {};
export const Heavy: Story = { args: { person: 'heavy' } };
export const Loading: Story = { args: { answers: { [route]: pending } }, play: loading };
export const OfflineWithoutData: Story = { args: { connection: 'offline', answers: { [route]: offline } } };
export const Offline: Story = { args: { connection: 'offline' } };
export const Failed: Story = { args: { answers: { [route]: failing } } };
