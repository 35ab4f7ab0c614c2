import { useEffect, useState } from 'react';
import { TextField } from '#src/ui/text-field.tsx';

/** While a year is typed, its first digits are years too; nobody practised then. */
const earliest = '1970-01-01';

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly max: string;
  readonly onValue: (value: string) => void;
}

/** A day that acts as soon as it is whole; what is half typed acts on nothing. */
export function DateField({ label, value, max, onValue }: DateFieldProps) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <TextField
      label={label}
      type="date"
      value={draft}
      min={earliest}
      max={max}
      onChange={(event) => {
        const next = event.target.value;
        setDraft(next);
        if (next >= earliest && next !== value) onValue(next);
      }}
      onBlur={() => setDraft(value)}
    />
  );
}
