/** The Breathe page under test: a backend with one preset, a clock that tests drive, and what they do most. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { ownTask } from '#src/backend/own-task.ts';
import type { Preset } from '#src/backend/person/preset-schema.ts';
import { type FakeBackend, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aProfile, somePreferences } from '#tests/support/people.ts';
import { renderPage, signInAs } from '#tests/support/render-page.tsx';
import { breatheTexts as texts } from './breathe.texts.ts';
import { BreathePage } from './breathe-page.tsx';
import { startOver } from './breathing-store.ts';

export const saveRoute = 'POST /rest/v1/rpc/web_session';
export const liveRoute = 'POST /rest/v1/rpc/web_live';
export const presetsRoute = '/rest/v1/breathe_presets';

export const evening: Preset = {
  id: '7a5d3c1e-0000-4000-8000-00000000000a',
  name: 'Evening',
  pattern: '4-0-6-2',
  created_at: '2026-01-01T08:00:00+00:00',
  version: 1,
};

/** What the server says to a session that it took. */
export const created = { index: 0, id: 'x', outcome: 'created', reasons: [] };

export interface BreatheTest {
  readonly backend: FakeBackend;
  readonly user: ReturnType<typeof userEvent.setup>;
}

/** Signs somebody of level 5 in, at nine in the morning UTC, with a clock that runs and can be pushed. */
export function beginBreatheTest(): BreatheTest {
  vi.useFakeTimers({ now: Date.UTC(2025, 8, 5, 9), shouldAdvanceTime: true });
  // Four frames a second are enough to follow a breath, and many seconds pass here.
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 250));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  const backend = startFakeBackend();
  backend.on('GET /rest/v1/user_totals', () => ({ level: 5 }));
  backend.on(`GET ${presetsRoute}`, () => [evening]);
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on(saveRoute, () => created);
  backend.on(liveRoute, () => null);
  localStorage.clear();
  signInAs();
  return { backend, user: userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) }) };
}

/** Leaves nothing of a session to the next test, not even a report that is about to go out. */
export async function endBreatheTest(): Promise<void> {
  act(() => startOver());
  await ownTask();
  await ownTask();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}

/** Opens the page; resolves when the person's own rhythms are there. */
export async function openBreathe() {
  const view = await act(() => renderPage(<BreathePage />));
  await screen.findByRole('radio', { name: /^Evening/ });
  return view;
}

/** Lets the page's own timers run; the frames of that time are drawn. */
export const breathe = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000));
export const stage = () => screen.getByRole('dialog', { name: /^Breathing, / });
export const begin = ({ user }: BreatheTest) => user.click(screen.getByRole('button', { name: texts.ready.begin }));
export const end = ({ user }: BreatheTest) => user.click(screen.getByRole('button', { name: texts.stage.end }));
