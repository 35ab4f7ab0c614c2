import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer, announce, announceWindowMs } from './announcer.tsx';
import { dismissToasts, Toaster, toast } from './toast.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  act(() => dismissToasts());
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe('toast', () => {
  it('shows in a polite region and goes by itself', () => {
    render(<Toaster />);
    expect(screen.getByRole('region')).toHaveAttribute('aria-live', 'polite');
    act(() => void toast({ message: 'Saved.' }));
    expect(screen.getByText('Saved.')).toBeVisible();
    pass(5_900);
    expect(screen.getByText('Saved.')).toBeVisible();
    pass(200);
    expect(screen.queryByText('Saved.')).not.toBeInTheDocument();
  });

  it('stays longer with a way back, takes it once, and leaves', () => {
    const undo = vi.fn();
    render(<Toaster />);
    act(() => void toast({ message: 'Session deleted.', action: { label: 'Undo', onAct: undo } }));
    pass(9_000);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Session deleted.')).not.toBeInTheDocument();
  });

  it('waits while the pointer or the focus is on it', () => {
    render(<Toaster />);
    act(() => void toast({ message: 'Deleted.', action: { label: 'Undo', onAct: () => undefined } }));
    fireEvent.focus(screen.getByRole('button', { name: 'Undo' }));
    pass(60_000);
    expect(screen.getByText('Deleted.')).toBeVisible();
    fireEvent.blur(screen.getByRole('button', { name: 'Undo' }));
    pass(10_100);
    expect(screen.queryByText('Deleted.')).not.toBeInTheDocument();
  });

  it('goes by its cross, by Escape and by its own function', () => {
    render(<Toaster />);
    act(() => void toast({ message: 'One.' }));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('One.')).not.toBeInTheDocument();
    act(() => void toast({ message: 'Two.' }));
    fireEvent.keyDown(screen.getByRole('button', { name: 'Dismiss' }), { key: 'Escape' });
    expect(screen.queryByText('Two.')).not.toBeInTheDocument();
    let takeAway: () => void = () => undefined;
    act(() => {
      takeAway = toast({ message: 'Three.' });
    });
    act(() => takeAway());
    expect(screen.queryByText('Three.')).not.toBeInTheDocument();
  });

  it('never shows more than three', () => {
    render(<Toaster />);
    act(() => {
      for (const message of ['a.', 'b.', 'c.', 'd.']) toast({ message });
    });
    expect(screen.queryByText('a.')).not.toBeInTheDocument();
    expect(screen.getByText('d.')).toBeVisible();
  });
});

describe('announce', () => {
  it('speaks several of a group within two seconds as one', () => {
    render(<Announcer />);
    const many = (count: number) => `${count} sessions arrived`;
    act(() => announce('A session arrived', { group: 'sessions', many }));
    pass(1_500);
    act(() => announce('A session arrived', { group: 'sessions', many }));
    expect(screen.getByRole('status')).not.toHaveTextContent('session');
    pass(announceWindowMs - 1_500);
    expect(screen.getByRole('status')).toHaveTextContent('2 sessions arrived');
  });

  it('speaks one as it is and joins different ones', () => {
    render(<Announcer />);
    act(() => announce('Saved.'));
    pass(announceWindowMs);
    expect(screen.getByRole('status')).toHaveTextContent('Saved.');
    act(() => {
      announce('Live again.');
      announce('Live again.');
      announce('Goal changed.', { group: 'settings' });
    });
    pass(announceWindowMs);
    expect(screen.getByRole('status')).toHaveTextContent('Live again. Goal changed.');
  });

  it('speaks the same words again as new ones', () => {
    render(<Announcer />);
    act(() => announce('Saved.'));
    pass(announceWindowMs);
    const before = screen.getByText('Saved.');
    act(() => announce('Saved.'));
    pass(announceWindowMs);
    expect(screen.getByText('Saved.')).not.toBe(before);
  });
});
