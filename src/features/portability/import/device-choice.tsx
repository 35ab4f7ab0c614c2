import type { Device } from '#src/backend/person/device-schema.ts';
import { RadioCards } from '#src/ui/radio-cards.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import type { ImportPreview } from '../api/preview-import.ts';
import { portabilityTexts } from '../portability.texts.ts';
import type { DeviceChoice as Choice } from './plan-tasks.ts';

const texts = portabilityTexts.import.device;
const newDevice = 'new';

interface DeviceChoiceProps {
  /** The device as the file calls it; null for an export of the extension. */
  readonly fileName: string | null;
  /** What a new device is called unless the person says otherwise. */
  readonly newName: string;
  readonly devices: readonly Device[];
  readonly matches: ImportPreview['devices'];
  readonly choice: Choice | null;
  readonly asked: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** Which device sessions belong to: those that match come first, a new one is always possible. */
export function DeviceChoice({ fileName, newName, devices, matches, choice, asked, onChoose }: DeviceChoiceProps) {
  const matchesOf = (id: string) => matches.find((match) => match.device_id === id)?.matches ?? 0;
  const sorted = devices
    .filter((device) => device.kind !== 'web')
    .toSorted((a, b) => matchesOf(b.id) - matchesOf(a.id));
  const best = matches[0]?.device_id;
  const describe = (device: Device) => {
    const found = matchesOf(device.id);
    const parts = [
      found > 0 ? texts.matches(found) : null,
      device.id === best && found > 0 ? texts.suggestion : null,
      device.revoked_at === null ? null : texts.revoked,
    ];
    return parts.filter((part) => part !== null).join(' ');
  };
  const isNew = choice !== null && choice.deviceId === null;
  return (
    <div className="grid gap-4">
      <RadioCards
        legend={texts.question(fileName)}
        value={choice === null ? null : (choice.deviceId ?? newDevice)}
        error={asked && choice === null ? texts.choose : undefined}
        options={[
          ...sorted.map((device) => {
            const description = describe(device);
            return { value: device.id, label: device.name, ...(description === '' ? {} : { description }) };
          }),
          { value: newDevice, label: texts.new, description: texts.newText },
        ]}
        onValueChange={(value) =>
          onChoose({
            deviceId: value === newDevice ? null : value,
            name: choice !== null && choice.deviceId === null ? choice.name : newName,
          })
        }
      />
      {isNew && (
        <TextField
          label={texts.name}
          value={choice.name}
          maxLength={60}
          error={asked && choice.name.trim() === '' ? texts.nameMissing : undefined}
          onChange={(event) => onChoose({ ...choice, name: event.target.value })}
        />
      )}
    </div>
  );
}
