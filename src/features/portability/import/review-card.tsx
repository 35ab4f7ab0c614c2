import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '#src/backend/person/device-schema.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { SwitchField } from '#src/ui/switch-field.tsx';
import { getKnownEpoch } from '../api/get-known-epoch.ts';
import { type ImportPreview, previewImport } from '../api/preview-import.ts';
import { portabilityKeys } from '../portability.keys.ts';
import { portabilityTexts } from '../portability.texts.ts';
import { type BesideChoice, besideOffer } from './beside.ts';
import { DeviceChoice } from './device-choice.tsx';
import { epochChoice } from './epoch-choice.ts';
import type { ReadFile } from './import.types.ts';
import { IssuesList } from './issues-list.tsx';
import { type DeviceChoice as Choice, choiceKey, devicesInFile, planSources } from './plan-tasks.ts';
import type { FileRun } from './run-file.ts';
import { SourceSummary, sourceNotes } from './source-summary.tsx';

const texts = portabilityTexts.import;

interface ReviewCardProps {
  readonly userId: string;
  readonly fileKey: string;
  readonly file: ReadFile;
  readonly devices: readonly Device[];
  readonly defaultZone: string;
  readonly keepPayload: boolean;
  readonly onStart: (run: FileRun) => void;
  readonly onSkip: () => void;
}

function Counts({
  preview,
  rejected,
  flagged,
}: {
  preview: ImportPreview | undefined;
  rejected: number;
  flagged: number;
}) {
  const { counts } = texts.review;
  const rows = [
    [counts.new, preview?.new],
    [counts.duplicate, preview?.duplicate],
    ...(preview !== undefined && preview.deleted > 0 ? ([[counts.deleted, preview.deleted]] as const) : []),
    ...(preview !== undefined && preview.conflict > 0 ? ([[counts.conflict, preview.conflict]] as const) : []),
    [counts.rejected, rejected],
    [counts.flagged, flagged],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {rows.map(([name, value]) => (
        <div key={name} className="flex items-baseline justify-between gap-4 border-b border-line pb-2">
          <dt className="text-muted">{name}</dt>
          <dd className="tabular text-lead font-semibold text-ink">
            {value === undefined ? '…' : formatNumber(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A name for a new device that no other has. */
function freeName(devices: readonly Device[]): string {
  const { defaultName } = texts.device;
  const names = new Set(devices.map((device) => device.name));
  let at = 2;
  if (!names.has(defaultName)) return defaultName;
  while (names.has(`${defaultName} ${at}`)) at += 1;
  return `${defaultName} ${at}`;
}

/** The device that each device of a file most likely is, before the person chose. */
function suggested(
  file: ReadFile,
  devices: readonly Device[],
  previews: readonly (ImportPreview | undefined)[],
): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  file.sources.forEach((source, at) => {
    const key = choiceKey(source);
    const match = previews[at]?.devices[0];
    const known = match && devices.find((device) => device.id === match.device_id);
    if (known && (choices.get(key)?.deviceId ?? null) === null)
      choices.set(key, { deviceId: known.id, name: known.name });
    // Without any device to confuse it with, a new one is the only answer; our own files name theirs.
    const isPlain = source.fileDevice !== null || devices.every((device) => device.kind === 'web');
    if (!choices.has(key) && isPlain && previews[at] !== undefined) {
      choices.set(key, { deviceId: null, name: source.fileDevice?.name ?? freeName(devices) });
    }
  });
  return choices;
}

/** A dry run: what a file holds, what of it is new, where it belongs. Nothing is kept before the person says so. */
export function ReviewCard(props: ReviewCardProps) {
  const { userId, fileKey, file, devices, defaultZone } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [zone, setZone] = useState(defaultZone);
  const [asked, setAsked] = useState(false);
  const [beside, setBeside] = useState<BesideChoice>({ presets: true, goals: false });
  const offer = besideOffer(file.beside);
  const previews = useQueries({
    queries: file.sources.map((source) => ({
      queryKey: [...portabilityKeys.all(userId), 'preview', fileKey, source.key],
      queryFn: () => previewImport(source.rows),
      gcTime: 0,
    })),
  });
  const results = previews.map((preview) => preview.data);
  const choices = new Map([...suggested(file, devices, results), ...chosen]);
  const existing = [...choices.values()].flatMap(({ deviceId }) => devices.filter((device) => device.id === deviceId));
  const known = useQuery({
    queryKey: [...portabilityKeys.all(userId), 'known', fileKey, ...existing.map(({ id }) => id)],
    queryFn: async () => new Map(await Promise.all(existing.map(async (d) => [d.id, await getKnownEpoch(d)] as const))),
    gcTime: 0,
    structuralSharing: false,
  });
  const steps = new Map(
    file.sources.map((source) => {
      const deviceId = choices.get(choiceKey(source))?.deviceId ?? '';
      return [source.key, epochChoice(source, known.data?.get(deviceId) ?? null)] as const;
    }),
  );
  const waiting = previews.some((preview) => preview.isPending) || known.isPending;
  const allRows = file.sources.reduce((sum, source) => sum + source.rows.length, 0);
  const notes = [
    ...new Set([
      ...file.sources.flatMap(sourceNotes),
      ...([...steps.values()].includes('new') ? [texts.notes.newEpoch] : []),
      ...([...steps.values()].includes('earlier') ? [texts.notes.earlierEpoch] : []),
    ]),
  ];

  const start = () => {
    const complete = devicesInFile(file).every(({ key }) => {
      const choice = choices.get(key);
      return choice !== undefined && (choice.deviceId !== null || choice.name.trim() !== '');
    });
    setAsked(true);
    if (!complete) return;
    const plans = planSources(file, choices, steps);
    const importIds = plans.map(() => crypto.randomUUID());
    props.onStart({ file, plans, importIds, choices, timeZone: zone, keepPayload: props.keepPayload, beside });
  };

  return (
    <Card title={texts.review.title} aside={file.name ?? texts.pasted}>
      <div className="grid gap-6">
        {file.sources.map((source, at) => {
          const rejected = source.issues.filter((issue) => issue.status === 'rejected');
          const flagged = source.issues.filter((issue) => issue.status === 'flagged');
          return (
            <section key={source.key} className="grid gap-4">
              <SourceSummary source={source} />
              <Counts preview={results[at]} rejected={rejected.length} flagged={flagged.length} />
              <div className="grid">
                <IssuesList summary={texts.review.rejected(rejected.length)} issues={rejected} />
                <IssuesList summary={texts.review.flagged(flagged.length)} issues={flagged} />
              </div>
            </section>
          );
        })}
        {previews.some((preview) => preview.isError) && <Notice tone="attention">{texts.review.previewFailed}</Notice>}
        {notes.length > 0 && (
          <Notice title={texts.review.notes}>
            <ul className="grid gap-2">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Notice>
        )}
        {waiting ? (
          <>
            <LoadingNote text={texts.review.looking} />
            <Skeleton className="h-32 w-full" />
          </>
        ) : (
          devicesInFile(file).map(({ key, name }) => (
            <DeviceChoice
              key={key}
              fileName={name}
              newName={name ?? freeName(devices)}
              devices={devices}
              matches={results[file.sources.findIndex((source) => choiceKey(source) === key)]?.devices ?? []}
              choice={choices.get(key) ?? null}
              asked={asked}
              onChoose={(choice) => setChosen(new Map([...chosen, [key, choice]]))}
            />
          ))
        )}
        {allRows > 0 && file.sources.some((source) => source.fileDevice === null) && (
          <SelectField
            label={texts.zone.label}
            hint={texts.zone.hint}
            value={zone}
            onChange={(event) => setZone(event.target.value)}
            options={[...new Set([defaultZone, zone, ...Intl.supportedValuesOf('timeZone')])].map((name) => ({
              value: name,
              label: name.replaceAll('_', ' '),
            }))}
          />
        )}
        {(offer.presets > 0 || offer.goals) && (
          <section className="grid gap-2">
            <h3 className="font-semibold text-soft">{texts.review.beside}</h3>
            {offer.presets > 0 && (
              <SwitchField
                label={texts.review.presets}
                hint={texts.review.presetsHint(offer.presets)}
                checked={beside.presets}
                onCheckedChange={(presets) => setBeside({ ...beside, presets })}
              />
            )}
            {offer.goals && (
              <SwitchField
                label={texts.review.goals}
                hint={texts.review.goalsHint}
                checked={beside.goals}
                onCheckedChange={(goals) => setBeside({ ...beside, goals })}
              />
            )}
          </section>
        )}
        <div className="flex flex-wrap gap-3">
          <Button onClick={start} disabled={waiting}>
            {texts.start(allRows)}
          </Button>
          <Button variant="quiet" onClick={props.onSkip}>
            {texts.skip}
          </Button>
        </div>
      </div>
    </Card>
  );
}
