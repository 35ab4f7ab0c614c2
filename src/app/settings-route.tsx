import { AddEmailPanel } from '#src/features/auth/add-email-panel.tsx';
import { DevicesPanel } from '#src/features/devices/devices-panel.tsx';
import { DataPanel } from '#src/features/portability/data-panel.tsx';
import { SettingsPage } from '#src/features/settings/settings-page.tsx';

/** The settings page with the sections that other features bring. */
export function SettingsRoute() {
  return <SettingsPage devices={<DevicesPanel />} data={<DataPanel />} addEmail={<AddEmailPanel />} />;
}
