import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChartColumn, ListTree, Settings2, Sun, Wind } from 'lucide-react';
import { Page } from './page.tsx';
import { AppShell } from './shell.tsx';

const nav = [
  { to: '#today', label: 'Today', icon: <Sun />, current: true },
  { to: '#breathe', label: 'Breathe', icon: <Wind />, current: false },
  { to: '#analytics', label: 'Analytics', icon: <ChartColumn />, current: false },
  { to: '#sessions', label: 'Sessions', icon: <ListTree />, current: false },
  { to: '#settings', label: 'Settings', icon: <Settings2 />, current: false },
];

const meta = {
  title: 'Surfaces/Shell',
  component: AppShell,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '24rem' } } },
  args: { nav, children: <Page title="Today">One thing at a time.</Page> },
} satisfies Meta<typeof AppShell>;
export default meta;
type Story = StoryObj<typeof meta>;

export const SignedIn: Story = {};
export const WithStatus: Story = { args: { status: <span className="text-caption text-muted">offline</span> } };
export const SignedOut: Story = { args: { nav: [] } };
