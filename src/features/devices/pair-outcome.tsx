import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { paths } from '#src/config/paths.ts';
import { announce } from '#src/ui/announcer.tsx';
import { buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { devicesTexts } from './devices.texts.ts';
import { RootsDrawing } from './roots-drawing.tsx';

const texts = devicesTexts.pair;

interface PairOutcomeProps {
  readonly deviceId: string;
  readonly deviceName: string;
}

/** After "Allow": waits with the person until the device's first data is here. */
export function PairOutcome({ deviceId, deviceName }: PairOutcomeProps) {
  const devices = useQuery(devicesQueryOptions(useUserId()));
  const device = devices.data?.find((row) => row.id === deviceId);
  const arrived = device?.first_data_at != null;
  const name = device?.name ?? deviceName;
  const words = arrived ? texts.done : texts.waiting;

  useEffect(() => {
    if (arrived) announce(texts.done.title);
  }, [arrived]);

  return (
    <Card title={words.title}>
      <div className="grid gap-4">
        <RootsDrawing joined={arrived} />
        <p className="max-w-text">{words.body(name)}</p>
        {arrived ? (
          <Link to={paths.today} className={buttonClass({ wide: true })}>
            {texts.done.today}
          </Link>
        ) : (
          <p className="max-w-text text-caption text-muted">{texts.waiting.quiet}</p>
        )}
      </div>
    </Card>
  );
}
