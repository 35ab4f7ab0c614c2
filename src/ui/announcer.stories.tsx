import type { Meta, StoryObj } from '@storybook/react-vite';
import { Announcer, announce } from './announcer.tsx';
import { Button } from './button.tsx';

const meta = {
  title: 'Messages/Announcer',
  component: Announcer,
  render: () => (
    <>
      <Button variant="secondary" onClick={() => announce('One session of five minutes arrived.')}>
        Announce
      </Button>
      <Announcer />
    </>
  ),
} satisfies Meta<typeof Announcer>;
export default meta;

export const HeardNotSeen: StoryObj<typeof meta> = {};
