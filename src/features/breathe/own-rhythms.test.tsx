import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeBackend, jsonResponse } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import {
  type BreatheTest,
  beginBreatheTest,
  endBreatheTest,
  evening,
  openBreathe,
  presetsRoute,
} from './breathe.test-data.tsx';
import { breatheTexts as texts } from './breathe.texts.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

// Whole minutes of frames and clicks are played here, on machines that do other things too.
vi.setConfig({ testTimeout: 20_000 });

let backend: FakeBackend;
let user: BreatheTest['user'];

beforeEach(() => {
  ({ backend, user } = beginBreatheTest());
});
afterEach(endBreatheTest);

describe('rhythms of one’s own', () => {
  test('one is made, with a name and some length', async () => {
    backend.on(`POST ${presetsRoute}`, () => new Response(null, { status: 201 }));
    backend.on(`PATCH ${presetsRoute}`, ({ body, query }) => ({
      ...evening,
      ...(body as object),
      id: query.get('id')?.slice(3),
    }));
    await openBreathe();
    await user.click(screen.getByRole('button', { name: texts.pattern.own }));
    const dialog = screen.getByRole('dialog', { name: texts.preset.newTitle });
    await user.click(within(dialog).getByRole('button', { name: texts.preset.save }));
    expect(within(dialog).getByText(texts.preset.nameMissing)).toBeVisible();
    await user.type(within(dialog).getByLabelText(texts.preset.name), ' Night ');
    for (const label of ['In', 'Hold', 'Out', 'Rest']) {
      const field = within(dialog).getByRole('spinbutton', { name: label });
      await user.clear(field);
      await user.type(field, '0{Enter}');
    }
    expect(within(dialog).getByText(texts.preset.empty)).toBeVisible();
    const inhale = within(dialog).getByRole('spinbutton', { name: 'In' });
    await user.clear(inhale);
    await user.type(inhale, '99');
    await user.tab();
    expect(within(dialog).getByText('One breath takes 30 seconds: about 2 a minute.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: texts.preset.save }));
    expect(await screen.findByRole('radio', { name: /^Night/ })).toBeChecked();
    expect(backend.to(`POST ${presetsRoute}`)[0]?.body).toMatchObject({ name: 'Night', pattern: '30-0-0-0' });
  });

  test('one is changed', async () => {
    backend.on(`POST ${presetsRoute}`, () => new Response(null, { status: 201 }));
    backend.on(`PATCH ${presetsRoute}`, ({ body }) => ({ ...evening, ...(body as object), version: 2 }));
    await openBreathe();
    await user.click(screen.getByRole('radio', { name: /^Evening/ }));
    await user.click(screen.getByRole('button', { name: texts.pattern.change }));
    const name = screen.getByLabelText(texts.preset.name);
    await user.clear(name);
    await user.type(name, 'Dusk');
    await user.click(screen.getByRole('button', { name: texts.preset.save }));
    expect(await screen.findByRole('radio', { name: /^Dusk/ })).toBeChecked();
    expect(screen.queryByRole('radio', { name: /^Evening/ })).toBeNull();
  });

  test('what the server refuses is told in the dialog', async () => {
    backend.on(`POST ${presetsRoute}`, () =>
      jsonResponse(409, { code: 'PT409', hint: 'presets_full', message: 'There is room for 50.', details: null }),
    );
    await openBreathe();
    await user.click(screen.getByRole('button', { name: texts.pattern.own }));
    await user.type(screen.getByLabelText(texts.preset.name), 'Night');
    await user.click(screen.getByRole('button', { name: texts.preset.save }));
    expect(await screen.findByText(texts.preset.saveFailed('There is room for 50.'))).toBeVisible();
  });

  test('one is removed, and the other one is chosen', async () => {
    backend.on(`DELETE ${presetsRoute}`, () => new Response(null, { status: 204 }));
    await openBreathe();
    await user.click(screen.getByRole('radio', { name: /^Evening/ }));
    await user.click(screen.getByRole('button', { name: texts.pattern.remove }));
    await waitFor(() => expect(screen.queryByRole('radio', { name: /^Evening/ })).toBeNull());
    expect(screen.getByRole('radio', { name: /^Chill/ })).toBeChecked();
  });

  test('what happens elsewhere shows here', async () => {
    await openBreathe();
    const night = { ...evening, id: 'b', name: 'Night', pattern: '5-0-7-0', created_at: '2026-02-01T08:00:00+00:00' };
    act(() => emitUserEvent('preset_changed', { row: night }));
    expect(await screen.findByRole('radio', { name: /^Night/ })).toBeVisible();
    act(() => emitUserEvent('preset_changed', { row: { ...evening, name: 'Old', version: 0 } }));
    expect(screen.getByRole('radio', { name: /^Evening/ })).toBeVisible();
    act(() => emitUserEvent('preset_deleted', { id: evening.id }));
    await waitFor(() => expect(screen.queryByRole('radio', { name: /^Evening/ })).toBeNull());
    backend.on(`GET ${presetsRoute}`, () => []);
    await act(() => emitReconnected());
    await waitFor(() => expect(screen.queryByRole('radio', { name: /^Night/ })).toBeNull());
  });
});
