import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { Page } from './page.tsx';
import { AppShell } from './shell.tsx';

const nav = [
  { to: '/', label: 'Today', icon: <svg />, current: true },
  { to: '/settings', label: 'Settings', icon: <svg />, current: false },
];

it('the shell leads with a skip link, marks the current page, and has one main', async () => {
  const { container } = render(
    <AppShell nav={nav} status="live">
      <Page title="Today">Content</Page>
    </AppShell>,
  );
  await userEvent.tab();
  expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveFocus();
  expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveAttribute('href', '#content');
  const main = screen.getByRole('main');
  expect(main).toHaveAttribute('id', 'content');
  const bar = screen.getByRole('navigation', { name: 'Main' });
  expect(within(bar).getByRole('link', { name: 'Today' })).toHaveAttribute('aria-current', 'page');
  expect(within(bar).getByRole('link', { name: 'Settings' })).not.toHaveAttribute('aria-current');
  expect(screen.getByText('live')).toBeVisible();
  expect(await axeViolations(container)).toEqual([]);
});

it("the shell draws links with the app's own router", () => {
  render(
    <AppShell nav={nav} renderLink={(to, props) => <a data-router href={`/app${to}`} {...props} />}>
      Content
    </AppShell>,
  );
  expect(screen.getByRole('link', { name: 'Settings' })).toHaveAttribute('href', '/app/settings');
});

it('a page has one h1, titles the document, and takes the focus after a navigation only', () => {
  const { rerender } = render(
    <Page key="1" title="Today">
      Content
    </Page>,
  );
  expect(document.title).toBe('Today · Breath Master');
  rerender(
    <Page key="2" title="Settings" titleHidden lead="All of it" aside={<button type="button">New</button>}>
      Content
    </Page>,
  );
  expect(document.title).toBe('Settings · Breath Master');
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  rerender(
    <Page key="2" title="Settings, changed">
      Content
    </Page>,
  );
  expect(document.title).toBe('Settings, changed · Breath Master');
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
});
