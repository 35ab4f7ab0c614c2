import { useQuery } from '@tanstack/react-query';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { isPatternName } from '#src/domain/patterns.ts';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { RatioBar } from '#src/ui/charts/ratio-bar.tsx';
import { formatDuration } from '#src/ui/format.ts';
import { toMinutes } from './analytics.rows.ts';
import { type Share, sharesOf } from './analytics.shares.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { figureLink, type SessionsBehind, SessionsLink } from './sessions-link.tsx';

/** As many parts as can be told apart by colour and pattern; the rest is one. */
const mostParts = 4;

/** The largest parts and, if there are more, the others as one. */
function drawnParts(shares: readonly Share[], nameOf: (key: string) => string) {
  const shown = shares.length > mostParts ? shares.slice(0, mostParts - 1) : shares;
  const rest = shares.slice(shown.length).reduce((sum, share) => sum + share.active_ms, 0);
  const parts = shown.map((share) => ({ key: share.key, label: nameOf(share.key), value: share.active_ms }));
  return rest === 0 ? parts : [...parts, { key: 'others', label: analyticsTexts.patterns.others, value: rest }];
}

/** Leads from a part's name to its sessions; the others together have no list of their own. */
function partLink(shares: readonly Share[], behind: (key: string) => SessionsBehind) {
  return figureLink((key: string) => (shares.some((share) => share.key === key) ? behind(key) : undefined));
}

/** Practice by pattern; what no device named is "unknown". */
export function PatternsCard({ figures }: { readonly figures: PeriodFigures }) {
  const { period, rows } = figures;
  const texts = analyticsTexts.patterns;
  const shares = sharesOf(rows, (row) => row.by_pattern);
  const nameOf = (key: string) => (key === 'unknown' ? texts.unknown : isPatternName(key) ? texts.names[key] : key);
  const [most] = shares;
  if (most === undefined) return null;
  const behind = (pattern: string) => ({ from: period.from, to: period.to, pattern });
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(nameOf(most.key), Math.floor(most.active_ms / 60_000))}
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={texts.title} />}
      table={{
        columns: [texts.columns.pattern, texts.columns.minutes, texts.columns.sessions],
        rows: shares.map((share) => [nameOf(share.key), toMinutes(share.active_ms), share.sessions]),
        link: figureLink((row: number) => shares[row] && behind(shares[row].key)),
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <RatioBar
          parts={drawnParts(shares, nameOf)}
          formatValue={(ms) => formatDuration(ms)}
          link={partLink(shares, behind)}
        />
        {shares.some((share) => share.key === 'unknown') && (
          <p className="max-w-text text-caption text-muted">{texts.hint}</p>
        )}
      </div>
    </ChartFrame>
  );
}

interface DevicesCardProps {
  readonly userId: string;
  readonly figures: PeriodFigures;
}

/** Practice by device. */
export function DevicesCard({ userId, figures }: DevicesCardProps) {
  const { period, rows } = figures;
  const texts = analyticsTexts.devices;
  const devices = useQuery(devicesQueryOptions(userId)).data ?? [];
  const shares = sharesOf(rows, (row) => row.by_device);
  if (shares.length === 0) return null;
  const behind = (device: string) => ({ from: period.from, to: period.to, device });
  const nameOf = (key: string) => devices.find((device) => device.id === key)?.name ?? texts.gone;
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(shares.length)}
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={texts.title} />}
      table={{
        columns: [texts.columns.device, texts.columns.minutes, texts.columns.sessions],
        rows: shares.map((share) => [nameOf(share.key), toMinutes(share.active_ms), share.sessions]),
        link: figureLink((row: number) => shares[row] && behind(shares[row].key)),
      }}
    >
      <RatioBar
        parts={drawnParts(shares, nameOf)}
        formatValue={(ms) => formatDuration(ms)}
        link={partLink(shares, behind)}
      />
    </ChartFrame>
  );
}
