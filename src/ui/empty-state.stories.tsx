import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

const meta = {
  title: 'Messages/Empty state',
  component: EmptyState,
  args: { title: 'Nothing here yet', children: 'Breathe for five minutes, if you like.' },
} satisfies Meta<typeof EmptyState>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Seed: Story = { args: { actions: <Button>Breathe</Button> } };
export const Soil: Story = { args: { drawing: 'soil', title: 'A quiet month', children: 'Rest is part of practice.' } };
export const Roots: Story = {
  args: { drawing: 'roots', title: 'No device yet', actions: <Button variant="secondary">Pair an editor</Button> },
};
