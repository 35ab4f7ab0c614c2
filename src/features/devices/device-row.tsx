import { type FormEvent, useState } from 'react';
import { useOutboxSlot } from '#src/backend/offline/outbox-store.ts';
import type { Device } from '#src/backend/person/device-schema.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { TimeText } from '#src/ui/time-text.tsx';
import { useRevokeDevice } from './api/revoke-device.ts';
import { useUpdateDevice } from './api/update-device.ts';
import { devicesTexts } from './devices.texts.ts';

const texts = devicesTexts.panel;

const consentOptions = () =>
  (['totals', 'sessions'] as const).map((value) => ({ value, label: devicesTexts.consent[value].label }));

interface DeviceRowProps {
  readonly device: Device;
  readonly timeZone: string;
}

/** One connected device: its name, what it may send, when it was last heard of, and the way out. */
export function DeviceRow({ device, timeZone }: DeviceRowProps) {
  const [renaming, setRenaming] = useState(false);
  const consent = useUpdateDevice();
  const kept = useOutboxSlot('devices', device.id);
  const waits = kept?.failure === null;
  const refused = kept?.failure?.message;
  return (
    <li className="grid gap-4 rounded-control bg-raised p-4">
      {renaming ? (
        <RenameForm device={device} onDone={() => setRenaming(false)} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div className="min-w-0">
            <h3 className="font-semibold wrap-anywhere text-ink">{device.name}</h3>
            <p className="text-caption text-muted">
              {devicesTexts.kinds[device.kind]}
              {waits && <span className="text-autumn">{` · ${texts.nameKept}`}</span>}
            </p>
            {refused !== undefined && (
              <p role="alert" className="text-caption font-medium text-danger">
                {texts.notSaved(refused)}
              </p>
            )}
          </div>
          <Button variant="quiet" size="sm" onClick={() => setRenaming(true)}>
            {texts.rename}
          </Button>
        </div>
      )}
      <DeviceTimes device={device} timeZone={timeZone} />
      {device.kind === 'vscode' && (
        <SelectField
          label={texts.consentLabel(device.name)}
          options={consentOptions()}
          value={consent.isPending && consent.variables.column === 'consent' ? consent.variables.value : device.consent}
          disabled={consent.isPending}
          onChange={(event) => {
            const value = event.currentTarget.value === 'totals' ? 'totals' : 'sessions';
            consent.mutate({ id: device.id, column: 'consent', value });
          }}
          hint={devicesTexts.consent[device.consent].hint}
          aside={consent.isSuccess ? <span role="status">{texts.saved}</span> : undefined}
          error={consent.isError ? texts.notSaved(consent.error.message) : undefined}
        />
      )}
      <RevokeButton device={device} />
    </li>
  );
}

function DeviceTimes({ device, timeZone }: DeviceRowProps) {
  const times: [string, string | null][] = [
    [texts.lastSeen, device.last_seen_at],
    [texts.firstData, device.first_data_at],
    [texts.connected, device.created_at],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-caption sm:flex sm:flex-wrap sm:gap-x-6">
      {times.map(([label, at]) => (
        <div key={label} className="contents sm:flex sm:gap-2">
          <dt className="text-muted">{label}</dt>
          <dd>{at === null ? texts.never : <TimeText value={at} timeZone={timeZone} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function RenameForm({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const [name, setName] = useState(device.name);
  const rename = useUpdateDevice();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = name.trim();
    if (value === '' || value === device.name) return onDone();
    rename.mutate({ id: device.id, column: 'name', value }, { onSuccess: onDone });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <TextField
        label={texts.renameLabel(device.name)}
        value={name}
        maxLength={60}
        autoComplete="off"
        // The person just asked to type here.
        ref={(input) => input?.focus()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
        error={rename.isError ? texts.notSaved(rename.error.message) : undefined}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary" size="sm" busy={rename.isPending}>
          {texts.save}
        </Button>
        <Button variant="quiet" size="sm" onClick={onDone}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}

function RevokeButton({ device }: { readonly device: Device }) {
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeDevice();
  return (
    <div>
      <Button variant="secondary" size="sm" onClick={() => setAsking(true)}>
        {texts.revoke}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={texts.revokeTitle(device.name)}
        description={texts.revokeBody}
        actions={
          <>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {texts.revokeCancel}
            </Button>
            <Button
              variant="danger"
              busy={revoke.isPending}
              onClick={() => revoke.mutate(device.id, { onSuccess: () => setAsking(false) })}
            >
              {texts.revokeConfirm}
            </Button>
          </>
        }
      >
        {revoke.isError && (
          <p role="alert" className="text-danger">
            {texts.notSaved(revoke.error.message)}
          </p>
        )}
      </Dialog>
    </div>
  );
}
