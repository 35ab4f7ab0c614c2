import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPage } from '#tests/support/render-page.tsx';
import { appTexts } from './app.texts.ts';
import { CrashPage } from './error-pages.tsx';

test('a page that stumbled says what is safe, can be tried again, and tells what happened on demand', async () => {
  const reset = vi.fn();
  await renderPage(<CrashPage error={new RangeError('too far')} reset={reset} />);
  expect(await screen.findByText(appTexts.crash.body)).toBeVisible();
  expect(screen.getByText('RangeError: too far')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: appTexts.crash.home })).toHaveAttribute('href', '/');
  await userEvent.click(screen.getByRole('button', { name: appTexts.crash.retry }));
  expect(reset).toHaveBeenCalledTimes(1);
});
