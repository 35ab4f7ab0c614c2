import type { Meta, StoryObj } from '@storybook/react-vite';
import { RadioCards } from './radio-cards.tsx';

const meta = {
  title: 'Controls/Radio cards',
  component: RadioCards,
  args: {
    legend: 'What may this device send',
    value: 'totals',
    options: [
      { value: 'totals', label: 'Totals only', description: 'Minutes, XP and level. No single session.' },
      { value: 'sessions', label: 'Totals and sessions', description: 'Each session with its time and length.' },
    ],
    onValueChange: () => undefined,
  },
} satisfies Meta<typeof RadioCards>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Chosen: Story = {};
export const NothingChosen: Story = { args: { value: null, hint: 'This can be changed at any time.' } };
export const WithError: Story = { args: { value: null, error: 'One of the two needs to be chosen.' } };
export const OneNotPossible: Story = {
  args: {
    options: [
      { value: 'totals', label: 'Totals only', description: 'Minutes, XP and level.' },
      {
        value: 'sessions',
        label: 'Totals and sessions',
        description: 'The device did not ask for it.',
        disabled: true,
      },
    ],
  },
};
