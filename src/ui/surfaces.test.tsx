import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { Card } from './card.tsx';
import { Dialog } from './dialog.tsx';
import { Disclosure } from './disclosure.tsx';
import { EmptyState } from './empty-state.tsx';
import { Notice } from './notice.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { LoadingNote, Skeleton } from './skeleton.tsx';

it('a titled Card is a named region, an untitled one is not', async () => {
  const { container } = render(
    <>
      <Card title="Today" aside="live">
        12 minutes
      </Card>
      <Card>plain</Card>
    </>,
  );
  expect(screen.getByRole('region', { name: 'Today' })).toHaveTextContent('12 minutes');
  expect(screen.getAllByRole('region')).toHaveLength(1);
  expect(screen.getByRole('heading', { level: 2, name: 'Today' })).toBeVisible();
  expect(await axeViolations(container)).toEqual([]);
});

function Control({ onClosed = () => undefined }: { onClosed?: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Dialog
        open={open}
        onClose={() => {
          setOpen(false);
          onClosed();
        }}
        title="Let this device go"
        description="Its sessions stay."
        actions={<button type="button">Let it go</button>}
      >
        <p>More</p>
      </Dialog>
    </>
  );
}

describe('Dialog', () => {
  it('opens with its words and closes by the cross', async () => {
    const { container } = render(<Control />);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    const dialog = screen.getByRole('dialog', { name: 'Let this device go' });
    expect(dialog).toHaveAccessibleDescription('Its sessions stay.');
    expect(await axeViolations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.queryByText('More')).not.toBeInTheDocument();
  });

  it('closes by Escape and by a click beside it, but not by one within', async () => {
    const onClosed = vi.fn();
    render(<Control onClosed={onClosed} />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await userEvent.click(screen.getByText('More'));
    expect(onClosed).not.toHaveBeenCalled();
    screen.getByRole('button', { name: 'Close' }).focus();
    await userEvent.keyboard('{Escape}');
    expect(onClosed).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await userEvent.click(screen.getByRole('dialog'));
    expect(onClosed).toHaveBeenCalledTimes(2);
  });
});

it('Disclosure opens', async () => {
  render(<Disclosure summary="What is never sent">No code.</Disclosure>);
  const details = screen.getByRole('group');
  expect(details).not.toHaveAttribute('open');
  await userEvent.click(screen.getByText('What is never sent'));
  expect(details).toHaveAttribute('open');
});

it('Notice is an alert only for danger', () => {
  render(
    <>
      <Notice title="Here">It came.</Notice>
      <Notice tone="danger" title="Not saved" action={<button type="button">Try again</button>} />
    </>,
  );
  expect(screen.getByRole('status')).toHaveTextContent('HereIt came.');
  expect(screen.getByRole('alert')).toHaveTextContent('Not saved');
});

it('ProgressBar tells its value in words and stays full beyond its end', async () => {
  const { container } = render(
    <ProgressBar label="Today" value={31} max={15} valueText="31 of 15 minutes" caption="31" />,
  );
  const bar = screen.getByRole('progressbar', { name: 'Today' });
  expect(bar).toHaveAttribute('aria-valuetext', '31 of 15 minutes');
  expect(bar).toHaveAttribute('aria-valuenow', '15');
  expect(bar.firstElementChild).toHaveStyle({ width: '100%' });
  expect(await axeViolations(container)).toEqual([]);
});

it('ProgressBar is empty without a goal', () => {
  render(<ProgressBar label="Today" value={3} max={0} valueText="3 minutes" />);
  expect(screen.getByRole('progressbar').firstElementChild).toHaveStyle({ width: '0%' });
});

it('EmptyState shows a way on', async () => {
  const { container } = render(
    <EmptyState drawing="roots" title="No devices yet" titleAs="h2" actions={<button type="button">Pair</button>}>
      Open Breath Master in VS Code.
    </EmptyState>,
  );
  expect(screen.getByRole('heading', { name: 'No devices yet' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Pair' })).toBeVisible();
  expect(await axeViolations(container)).toEqual([]);
});

it('Skeletons are silent, their note speaks once', () => {
  const { container } = render(
    <>
      <Skeleton className="h-4" />
      <LoadingNote text="Your days are loading" />
    </>,
  );
  expect(screen.getByRole('status')).toHaveTextContent('Your days are loading');
  expect(container.firstElementChild).toHaveAttribute('aria-hidden', 'true');
});
