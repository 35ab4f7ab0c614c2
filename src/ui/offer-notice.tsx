import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface OfferNoticeProps {
  /** A link to what is offered, drawn as a small secondary button. */
  readonly way: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A quiet offer above a page, which can be put away. */
export function OfferNotice({ way, closeLabel, onClose, children }: OfferNoticeProps) {
  return (
    <Notice
      action={
        <>
          {way}
          <Button variant="quiet" size="sm" onClick={onClose}>
            {closeLabel}
          </Button>
        </>
      }
    >
      {children}
    </Notice>
  );
}
