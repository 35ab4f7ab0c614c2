import type { Meta, StoryObj } from '@storybook/react-vite';
import { StoryApp, settled } from '#tests/support/story-app.tsx';

const meta = {
  title: 'Pages/Breathe',
  component: StoryApp,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  play: settled,
  args: { href: '/breathe', person: 'regular' },
} satisfies Meta<typeof StoryApp>;
export default meta;

export const Ready: StoryObj<typeof meta> = {};
