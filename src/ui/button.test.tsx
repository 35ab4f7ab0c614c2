import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { Button, buttonClass } from './button.tsx';

it('acts by pointer and keyboard and submits nothing by itself', async () => {
  const act = vi.fn();
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const { container } = render(
    <form onSubmit={submit}>
      <Button onClick={act}>Pair a device</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Pair a device' }));
  await userEvent.keyboard('{Enter}');
  expect(act).toHaveBeenCalledTimes(2);
  expect(submit).not.toHaveBeenCalled();
  expect(await axeViolations(container)).toEqual([]);
});

it('says that it is busy, keeps the focus, and does nothing meanwhile', async () => {
  const act = vi.fn();
  const submit = vi.fn();
  render(
    <form onSubmit={submit}>
      <Button type="submit" busy onClick={act}>
        Sending
      </Button>
    </form>,
  );
  const button = screen.getByRole('button', { name: /Sending/ });
  await userEvent.click(button);
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-busy', 'true');
  expect(button).toHaveAccessibleName(/one moment/i);
  expect(act).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
});

it('lends its look to links, by variant', () => {
  expect(buttonClass({ variant: 'danger' })).toContain('text-danger');
  expect(buttonClass()).toContain('bg-primary');
  expect(buttonClass({ wide: true })).toContain('w-full');
});
