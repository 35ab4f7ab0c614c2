import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useUserId } from '#src/backend/auth-session.ts';
import type { Device } from '#src/backend/person/device-schema.ts';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { TimeText } from '#src/ui/time-text.tsx';
import { DeviceRow } from './device-row.tsx';
import { devicesTexts } from './devices.texts.ts';

const texts = devicesTexts.panel;

/** All devices of the person, for the settings page. */
export function DevicesPanel() {
  const userId = useUserId();
  const devices = useQuery(devicesQueryOptions(userId));
  const profile = useQuery(profileQueryOptions(userId));

  if (devices.isPending) {
    return (
      <>
        <LoadingNote />
        <Skeleton className="h-40 w-full" />
      </>
    );
  }
  if (devices.isError) {
    const retry = (
      <Button variant="secondary" onClick={() => void devices.refetch()}>
        {texts.tryAgain}
      </Button>
    );
    return (
      <Notice tone="attention" title={texts.loadFailed} action={retry}>
        {devices.error.message}
      </Notice>
    );
  }
  const timeZone = profile.data?.time_zone ?? 'UTC';
  const active = devices.data.filter((device) => device.revoked_at === null);
  const former = devices.data.filter((device) => device.revoked_at !== null);
  return (
    <div className="grid gap-4">
      {active.length === 0 ? (
        <EmptyState
          drawing="roots"
          title={texts.empty.title}
          titleAs="h3"
          actions={
            <Link to={paths.pair} className={buttonClass()}>
              {texts.empty.action}
            </Link>
          }
        >
          {texts.empty.body}
        </EmptyState>
      ) : (
        <>
          <ul className="grid gap-3">
            {active.map((device) => (
              <DeviceRow key={device.id} device={device} timeZone={timeZone} />
            ))}
          </ul>
          <div>
            <Link to={paths.pair} className={buttonClass({ variant: 'secondary' })}>
              {texts.connect}
            </Link>
          </div>
        </>
      )}
      {former.length > 0 && <FormerDevices devices={former} timeZone={timeZone} />}
    </div>
  );
}

function FormerDevices({ devices, timeZone }: { readonly devices: readonly Device[]; readonly timeZone: string }) {
  return (
    <Disclosure summary={texts.formerTitle(devices.length)}>
      <ul className="grid gap-2">
        {devices.map((device) => (
          <li key={device.id} className="flex flex-wrap justify-between gap-x-4 text-caption">
            <span className="wrap-anywhere">{device.name}</span>
            <span className="text-muted">
              {texts.disconnected}{' '}
              {device.revoked_at !== null && <TimeText value={device.revoked_at} timeZone={timeZone} />}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
