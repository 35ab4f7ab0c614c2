import type { Meta, StoryObj } from '@storybook/react-vite';
import { failing, StoryApp, settled } from '#tests/support/story-app.tsx';

const meta = {
  title: 'Pages/Sessions',
  component: StoryApp,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  play: settled,
  args: { href: '/sessions', person: 'regular' },
} satisfies Meta<typeof StoryApp>;
export default meta;
type Story = StoryObj<typeof meta>;

export const List: Story = {};
export const NothingYet: Story = {
  args: { person: 'new', answers: { 'POST /rest/v1/rpc/session_page': () => [] } },
};
export const Failed: Story = { args: { answers: { 'POST /rest/v1/rpc/session_page': failing } } };
