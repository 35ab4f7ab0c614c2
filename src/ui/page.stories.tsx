import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Page } from './page.tsx';

const meta = {
  title: 'Surfaces/Page',
  component: Page,
  args: { title: 'Sessions', children: <Card>What the page is about.</Card> },
} satisfies Meta<typeof Page>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const WithLead: Story = {
  args: { lead: 'Newest first.', aside: <Button variant="secondary">Import</Button> },
};
export const Narrow: Story = { args: { width: 'text' } };
