import { lazy, Suspense } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { AddEmailPanel } from '#src/features/auth/add-email-panel.tsx';
import { DevicesPanel } from '#src/features/devices/devices-panel.tsx';
import { guestTexts } from '#src/features/guest/guest.texts.ts';
import { DataPanel } from '#src/features/portability/data-panel.tsx';
import { SettingsPage } from '#src/features/settings/settings-page.tsx';

const GuestSection = lazy(async () => ({
  default: (await import('#src/features/guest/guest-section.tsx')).GuestSection,
}));
const GuestDevices = lazy(async () => ({
  default: (await import('#src/features/guest/guest-devices.tsx')).GuestDevices,
}));

/** The settings page with the sections that other features bring. */
export function SettingsRoute() {
  const isGuest = useAuthSession().status === 'guest';
  if (!isGuest) return <SettingsPage devices={<DevicesPanel />} data={<DataPanel />} addEmail={<AddEmailPanel />} />;
  const section = (
    <Suspense>
      <GuestSection />
    </Suspense>
  );
  const devices = (
    <Suspense>
      <GuestDevices />
    </Suspense>
  );
  return (
    <SettingsPage
      devices={devices}
      data={<DataPanel />}
      addEmail={null}
      guest={{ title: guestTexts.section.title, section }}
    />
  );
}
