import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '#src/config/paths.ts';
import { localeHere } from '#src/language/language.ts';
import { Card } from '#src/ui/card.tsx';
import { formatDay, formatDuration, formatNumber } from '#src/ui/format.ts';
import { periodOf, periodTitle } from './analytics.periods.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { Bests } from './analytics.types.ts';
import { bestsQueryOptions } from './api/get-bests.ts';
import { isStuck, TroubleCard } from './load-trouble.tsx';

const texts = analyticsTexts.bests;
const linkClass = 'text-soft underline underline-offset-4';

interface Best {
  readonly name: string;
  readonly value: string;
  readonly when: ReactNode;
}

function bestsOf({ session, day, month, run }: Bests): Best[] {
  const list: Best[] = [];
  if (session !== null) {
    list.push({
      name: texts.session,
      value: formatDuration(session.active_ms),
      when: (
        <Link to={paths.session} params={{ sessionId: String(session.id) }} className={linkClass}>
          {formatDay(session.local_date, 'long')}
        </Link>
      ),
    });
  }
  const span = (from: string, to: string, words: string) => (
    <Link to={paths.sessions} search={{ from, to }} className={linkClass}>
      {words}
    </Link>
  );
  if (day !== null) {
    const when = span(day.local_date, day.local_date, formatDay(day.local_date, 'long'));
    list.push({ name: texts.day, value: formatDuration(day.active_ms), when });
  }
  if (month !== null) {
    const period = periodOf('month', month.month, 1);
    const when = span(period.from, period.to, periodTitle(period, localeHere()));
    list.push({ name: texts.month, value: formatDuration(month.active_ms), when });
  }
  if (run !== null) {
    const words = analyticsTexts.span(formatDay(run.from, 'short'), formatDay(run.to, 'short'));
    list.push({ name: texts.run, value: formatNumber(run.days), when: span(run.from, run.to, words) });
  }
  return list;
}

/** What was most so far, over all time; each opens to its sessions. */
export function BestsCard({ userId }: { readonly userId: string }) {
  const query = useQuery(bestsQueryOptions(userId));
  if (isStuck(query)) return <TroubleCard title={texts.title} load={query} />;
  const bests = query.data;
  const list = bests === undefined ? [] : bestsOf(bests);
  if (list.length === 0) return null;
  return (
    <Card title={texts.title}>
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-text text-muted">{texts.lead}</p>
        <dl className="grid grid-cols-1 gap-x-6 gap-y-4 min-[24rem]:grid-cols-2 md:grid-cols-4">
          {list.map((best) => (
            <div key={best.name} className="grid content-start gap-0.5">
              <dt className="text-caption text-muted">{best.name}</dt>
              <dd className="tabular text-lead font-semibold text-ink">{best.value}</dd>
              <dd className="text-caption">{best.when}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}
