import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { NumberField } from './number-field.tsx';
import { RadioCards } from './radio-cards.tsx';
import { Segmented } from './segmented.tsx';
import { SelectField } from './select-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { TextAreaField, TextField } from './text-field.tsx';

function Form({ onSent }: { onSent: (values: { email: string }) => void }) {
  const form = useForm<{ email: string }>({ defaultValues: { email: '' } });
  const error = form.formState.errors.email?.message;
  return (
    <form onSubmit={form.handleSubmit((values) => onSent(values))}>
      <TextField label="E-mail" {...form.register('email', { required: 'An address, please.' })} error={error} />
      <button type="submit">Send</button>
    </form>
  );
}

function SwitchControl() {
  const [on, setOn] = useState(false);
  return <SwitchField label="Share live state" hint="Own tabs only." checked={on} onCheckedChange={setOn} />;
}

function GoalControl({ onValue = () => undefined }: { onValue?: (value: number) => void }) {
  const [value, setValue] = useState(10);
  return (
    <NumberField
      label="Daily goal"
      value={value}
      min={1}
      max={240}
      step={5}
      unit="minutes"
      onValueChange={(next) => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

function ConsentControl({ onChosen }: { onChosen: (value: string) => void }) {
  const [value, setValue] = useState<'totals' | 'sessions' | null>(null);
  return (
    <RadioCards
      legend="What may this device send"
      value={value}
      options={[
        { value: 'totals', label: 'Totals only', description: 'No single session.' },
        { value: 'sessions', label: 'Totals and sessions' },
      ]}
      error={value === null ? 'Please choose one.' : undefined}
      onValueChange={(next) => {
        setValue(next);
        onChosen(next);
      }}
    />
  );
}

describe('TextField', () => {
  it('is named by its label and described by hint and error', async () => {
    const { container } = render(
      <TextField label="E-mail" hint="We send one link." error="This address has no @." optional aside="Saved" />,
    );
    const field = screen.getByRole('textbox', { name: /E-mail/ });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription('We send one link. This address has no @.');
    expect(screen.getByRole('alert')).toHaveTextContent('This address has no @.');
    expect(await axeViolations(container)).toEqual([]);
  });

  it('is a plain field without error', () => {
    render(<TextField label="Name" suffix="minutes" prefix="about" />);
    const field = screen.getByRole('textbox', { name: 'Name' });
    expect(field).toBeValid();
    expect(field).not.toHaveAttribute('aria-describedby');
    expect(screen.getByText('minutes')).toBeVisible();
  });

  it('works with a form library', async () => {
    const sent = vi.fn();
    render(<Form onSent={sent} />);
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('An address, please.');
    expect(screen.getByRole('textbox')).toHaveFocus();
    await userEvent.type(screen.getByRole('textbox'), 'a@b.test{Enter}');
    expect(sent).toHaveBeenCalledWith({ email: 'a@b.test' });
  });

  it('has a sibling for several lines', async () => {
    render(<TextAreaField label="Paste" code />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Paste' }), 'one{Enter}two');
    expect(screen.getByRole('textbox')).toHaveValue('one\ntwo');
  });
});

it('SelectField chooses among its options', async () => {
  const chosen = vi.fn();
  const { container } = render(
    <SelectField
      label="Time zone"
      defaultValue="a"
      onChange={(event) => chosen(event.currentTarget.value)}
      options={[
        { value: 'a', label: 'Europe/Berlin' },
        { value: 'b', label: 'Asia/Tokyo' },
        { value: 'c', label: 'Mars', disabled: true },
      ]}
    />,
  );
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'Asia/Tokyo');
  expect(chosen).toHaveBeenCalledWith('b');
  expect(screen.getByRole('option', { name: 'Mars' })).toBeDisabled();
  expect(await axeViolations(container)).toEqual([]);
});

it('SwitchField turns by click, by its label and by the space key', async () => {
  const { container } = render(<SwitchControl />);
  const control = screen.getByRole('switch', { name: 'Share live state' });
  expect(control).toHaveAccessibleDescription('Own tabs only.');
  await userEvent.click(control);
  expect(control).toBeChecked();
  await userEvent.click(screen.getByText('Share live state'));
  expect(control).not.toBeChecked();
  await userEvent.keyboard(' ');
  expect(control).toBeChecked();
  expect(await axeViolations(container)).toEqual([]);
});

describe('NumberField', () => {
  it('steps by its buttons and the arrow keys, within its range', async () => {
    const { container } = render(<GoalControl />);
    const field = screen.getByRole('spinbutton', { name: 'Daily goal' });
    await userEvent.click(screen.getByRole('button', { name: 'More: Daily goal' }));
    expect(field).toHaveValue('15');
    await userEvent.click(field);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(field).toHaveValue('1');
    expect(field).toHaveAttribute('aria-valuenow', '1');
    expect(screen.getByRole('button', { name: 'Less: Daily goal' })).toBeDisabled();
    expect(await axeViolations(container)).toEqual([]);
  });

  it('lets people type in peace and brings the figure into range when they leave', async () => {
    const onValue = vi.fn();
    render(<GoalControl onValue={onValue} />);
    const field = screen.getByRole('spinbutton');
    await userEvent.clear(field);
    await userEvent.type(field, '900');
    expect(onValue).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(field).toHaveValue('240');
    expect(onValue).toHaveBeenCalledExactlyOnceWith(240);
  });

  it.each(['', 'ten', '-'])('goes back to the last figure after "%s"', async (typed) => {
    const onValue = vi.fn();
    render(<GoalControl onValue={onValue} />);
    const field = screen.getByRole('spinbutton');
    await userEvent.clear(field);
    if (typed !== '') await userEvent.type(field, typed);
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveValue('10');
    expect(onValue).not.toHaveBeenCalled();
  });
});

describe('choices', () => {
  it('RadioCards are one question with described answers, moved by arrows', async () => {
    const chosen = vi.fn();
    const { container } = render(<ConsentControl onChosen={chosen} />);
    const group = screen.getByRole('group', { name: 'What may this device send' });
    expect(group).toHaveAccessibleDescription('Please choose one.');
    const first = within(group).getByRole('radio', { name: /Totals only/ });
    expect(first).toHaveAccessibleDescription('No single session.');
    await userEvent.click(first);
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen.mock.calls).toEqual([['totals'], ['sessions']]);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(await axeViolations(container)).toEqual([]);
  });

  it('Segmented holds one of its words', async () => {
    const chosen = vi.fn();
    const { container } = render(
      <Segmented
        label="Range"
        value="week"
        onValueChange={chosen}
        options={[
          { value: 'week', label: 'Week' },
          { value: 'month', label: 'Month' },
        ]}
      />,
    );
    expect(screen.getByRole('radio', { name: 'Week' })).toBeChecked();
    await userEvent.click(screen.getByText('Month'));
    expect(chosen).toHaveBeenCalledExactlyOnceWith('month');
    expect(await axeViolations(container)).toEqual([]);
  });
});
