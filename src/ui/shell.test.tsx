import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppShell } from './shell.tsx';

describe('the frame', () => {
  it('begins in index.html as it is drawn later, so that nothing moves', () => {
    const page = new DOMParser().parseFromString(readFileSync('index.html', 'utf8'), 'text/html');
    const before = page.querySelector('#root header');
    const { container } = render(<AppShell nav={[]}>content</AppShell>);
    const header = container.querySelector('header');
    expect(before?.className).toBe(header?.className);
    expect(before?.parentElement?.className).toBe(header?.parentElement?.className);
    expect(before?.firstElementChild?.className).toBe(header?.firstElementChild?.className);
    expect(before?.firstElementChild?.innerHTML).toBe(header?.firstElementChild?.innerHTML);
  });

  it('lets the keyboard past the navigation, without the address', async () => {
    const user = userEvent.setup();
    const nav = [{ to: '/there', label: 'There', icon: null, current: false }];
    render(
      <AppShell nav={nav}>
        <button type="button">first in the content</button>
      </AppShell>,
    );
    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('main')).toHaveFocus();
    expect(window.location.hash).toBe('');
    await user.tab();
    expect(screen.getByRole('button')).toHaveFocus();
  });
});
