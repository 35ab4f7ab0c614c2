import type { Meta, StoryObj } from '@storybook/react-vite';
import { buttonClass } from './button.tsx';
import { OfferNotice } from './offer-notice.tsx';

const meta = {
  title: 'Messages/Offer',
  component: OfferNotice,
  args: {
    way: (
      <a href="#look" className={buttonClass({ variant: 'secondary', size: 'sm' })}>
        Have a look
      </a>
    ),
    closeLabel: 'Not now',
    onClose: () => undefined,
    children: 'With an account, all of this comes along.',
  },
} satisfies Meta<typeof OfferNotice>;
export default meta;

export const Offer: StoryObj<typeof meta> = {};
