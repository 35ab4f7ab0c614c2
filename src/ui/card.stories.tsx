import type { Meta, StoryObj } from '@storybook/react-vite';
import { Card } from './card.tsx';

const meta = {
  title: 'Surfaces/Card',
  component: Card,
  args: { children: 'A calm sheet on the ground.' },
} satisfies Meta<typeof Card>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const Titled: Story = { args: { title: 'Today' } };
export const WithAside: Story = { args: { title: 'Today', aside: 'live, synced just now' } };
