import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { clearUserStorage } from '#src/backend/user-storage.ts';
import { paths } from '#src/config/paths.ts';
import { renderPage } from '#tests/support/render-page.tsx';
import { LeftNote } from './left-note.tsx';
import { moveTexts } from './move.texts.ts';

const texts = moveTexts.left;
beforeEach(() => clearUserStorage());

test('what was left in this browser is told until it is put away', async () => {
  const { unmount } = await renderPage(<LeftNote />);
  expect(screen.getByRole('link', { name: texts.look })).toHaveAttribute('href', paths.move);
  await userEvent.click(screen.getByRole('button', { name: texts.close }));
  expect(screen.queryByText(texts.body)).toBeNull();
  unmount();
  await renderPage(<LeftNote />);
  expect(screen.queryByText(texts.body)).toBeNull();
});
