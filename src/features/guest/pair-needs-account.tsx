import { Link } from '@tanstack/react-router';
import { hasBackend } from '#src/config/env.ts';
import { paths } from '#src/config/paths.ts';
import { buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Page } from '#src/ui/page.tsx';
import { guestTexts } from './guest.texts.ts';

const texts = guestTexts.pair;

/** Stands in the place of pairing for a guest: why it needs an account, and the ways on. */
export function PairNeedsAccount() {
  return (
    <Page title={texts.title} lead={texts.lead} width="text">
      <Card>
        <div className="grid gap-6">
          <p className="max-w-text">{hasBackend ? texts.body : texts.none}</p>
          <div className="flex flex-wrap gap-3">
            {hasBackend && (
              <Link to={paths.move} className={buttonClass()}>
                {texts.account}
              </Link>
            )}
            <Link to={paths.import} className={buttonClass({ variant: 'secondary' })}>
              {texts.bring}
            </Link>
          </div>
        </div>
      </Card>
    </Page>
  );
}
