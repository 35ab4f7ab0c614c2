import type { Meta, StoryObj } from '@storybook/react-vite';
import { Drawing } from './drawings.tsx';

const meta = { title: 'Drawings/Drawings', component: Drawing } satisfies Meta<typeof Drawing>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Seed: Story = { args: { name: 'seed' } };
export const Soil: Story = { args: { name: 'soil' } };
export const Roots: Story = { args: { name: 'roots' } };
