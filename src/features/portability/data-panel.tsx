import { Link } from '@tanstack/react-router';
import { useUserId } from '#src/backend/auth-session.ts';
import { paths } from '#src/config/paths.ts';
import { buttonClass } from '#src/ui/button.tsx';
import { ExportSection } from './export/export-section.tsx';
import { PastImports } from './past-imports.tsx';
import { portabilityTexts } from './portability.texts.ts';

const texts = portabilityTexts.data;

/** The data section of settings: bring in, take out, and what was brought in before. */
export function DataPanel() {
  const userId = useUserId();
  return (
    <div className="grid gap-8">
      <section className="grid justify-items-start gap-3">
        <h3 className="font-semibold text-soft">{texts.importTitle}</h3>
        <p className="max-w-text text-muted">{texts.importText}</p>
        <Link to={paths.import} className={buttonClass({ variant: 'secondary' })}>
          {texts.importLink}
        </Link>
      </section>
      <section className="grid gap-3">
        <h3 className="font-semibold text-soft">{texts.exportTitle}</h3>
        <ExportSection userId={userId} />
      </section>
      <section className="grid gap-3">
        <h3 className="font-semibold text-soft">{texts.past}</h3>
        <PastImports userId={userId} />
      </section>
    </div>
  );
}
