import { useQuery } from '@tanstack/react-query';
import { useUserId } from '#src/backend/auth-session.ts';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { guestTexts } from './guest.texts.ts';

const texts = guestTexts.devices;

/** The devices section of a guest's settings. */
export function GuestDevices() {
  const devices = useQuery(devicesQueryOptions(useUserId())).data ?? [];
  return (
    <div className="grid gap-4">
      <p className="max-w-text text-muted">{texts.body}</p>
      <section className="grid gap-2">
        <h3 className="font-semibold text-soft">{texts.list}</h3>
        {devices.length === 0 ? (
          <p className="text-muted">{texts.none}</p>
        ) : (
          <ul className="grid gap-1">
            {devices.map((device) => (
              <li key={device.id} className="wrap-anywhere">
                {device.name}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
