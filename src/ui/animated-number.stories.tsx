import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { AnimatedNumber } from './animated-number.tsx';
import { Button } from './button.tsx';

function Counting({ value }: { readonly value: number }) {
  const [shown, setShown] = useState(value);
  return (
    <div className="flex items-center gap-6">
      <AnimatedNumber value={shown} className="text-display font-semibold" />
      <Button variant="secondary" onClick={() => setShown((before) => before + 12)}>
        Twelve more
      </Button>
    </div>
  );
}

const meta = {
  title: 'Messages/Number that counts',
  component: AnimatedNumber,
  args: { value: 1234 },
  render: ({ value }) => <Counting value={value} />,
} satisfies Meta<typeof AnimatedNumber>;
export default meta;

export const Counts: StoryObj<typeof meta> = {};
