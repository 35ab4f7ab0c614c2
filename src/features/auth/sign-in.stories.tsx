import type { Meta, StoryObj } from '@storybook/react-vite';
import { StoryApp, settled } from '#tests/support/story-app.tsx';

const meta = {
  title: 'Pages/Sign in',
  component: StoryApp,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  play: settled,
  args: { href: '/sign-in' },
} satisfies Meta<typeof StoryApp>;
export default meta;

export const Form: StoryObj<typeof meta> = {};
