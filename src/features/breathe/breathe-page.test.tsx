import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { type FakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { somePreferences } from '#tests/support/people.ts';
import { renderPage } from '#tests/support/render-page.tsx';
import {
  type BreatheTest,
  begin,
  beginBreatheTest,
  breathe,
  created,
  end,
  endBreatheTest,
  liveRoute,
  openBreathe,
  presetsRoute,
  saveRoute,
  stage,
} from './breathe.test-data.tsx';
import { breatheTexts as texts } from './breathe.texts.ts';
import { BreathePage } from './breathe-page.tsx';
import { beat } from './breathing-store.ts';
import { noteDraft, readDraft } from './draft.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

// Whole minutes of frames and clicks are played here, on machines that do other things too.
vi.setConfig({ testTimeout: 20_000 });

let here: BreatheTest;
let backend: FakeBackend;
let user: BreatheTest['user'];

beforeEach(() => {
  here = beginBreatheTest();
  ({ backend, user } = here);
});
afterEach(async () => {
  await endBreatheTest();
  delete document.documentElement.dataset.motion;
});

/** Passes whole minutes as a page does that is woken once a minute. */
function skipMinutes(minutes: number): void {
  for (let minute = 0; minute < minutes; minute += 1) {
    vi.setSystemTime(Date.now() + 60_000);
    act(() => beat());
  }
}
const press = (key: string) => fireEvent.keyDown(stage(), { key });
const saved = () => backend.to(saveRoute).map(({ body }) => (body as { p_row: object }).p_row);
const reported = () => backend.to(liveRoute).map(({ body }) => (body as { p_live: { state: string } }).p_live);

describe('choosing', () => {
  test('the level offers its goals, and the usual one is taken', async () => {
    const { container } = await openBreathe();
    expect(await screen.findByRole('radio', { name: '15 min' })).toBeChecked();
    for (const name of ['10 min', '20 min', 'Other', 'Open']) {
      expect(screen.getByRole('radio', { name })).not.toBeChecked();
    }
    expect(screen.getByText('Chill, 15 minutes')).toBeVisible();
    expect(await axeViolations(container)).toEqual([]);
  });

  test('another rhythm and an open session are remembered for the next time', async () => {
    const first = await openBreathe();
    await user.click(screen.getByRole('radio', { name: /^Boxing/ }));
    await user.click(screen.getByRole('radio', { name: 'Open' }));
    expect(screen.getByText('Boxing, for as long as you like')).toBeVisible();
    expect(screen.getByText(texts.goal.openHint)).toBeVisible();
    first.unmount();
    await openBreathe();
    expect(screen.getByRole('radio', { name: /^Boxing/ })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Open' })).toBeChecked();
  });

  test('another number of minutes', async () => {
    await openBreathe();
    await user.click(screen.getByRole('radio', { name: 'Other' }));
    const field = screen.getByRole('spinbutton', { name: texts.goal.otherLabel });
    await user.clear(field);
    await user.type(field, '1{Enter}');
    expect(screen.getByText('Chill, 1 minute')).toBeVisible();
    expect(screen.getByText(texts.goal.microHint)).toBeVisible();
  });

  test('without a network the first goals and the shipped rhythms are there', async () => {
    backend.on('GET /rest/v1/user_totals', unreachable);
    backend.on(`GET ${presetsRoute}`, unreachable);
    await act(() => renderPage(<BreathePage />));
    expect(await screen.findByText(texts.pattern.loadFailed)).toBeVisible();
    expect(screen.getByRole('radio', { name: '5 min' })).toBeChecked();
    expect(screen.getByRole('radio', { name: /^Relaxing/ })).toBeVisible();
  });

  test('sound is offered where the browser can, and off', async () => {
    vi.stubGlobal('AudioContext', class {});
    await openBreathe();
    expect(screen.getByRole('switch', { name: texts.senses.sound })).not.toBeChecked();
    expect(screen.queryByRole('switch', { name: texts.senses.vibration })).toBeNull();
  });
});

describe('a session', () => {
  test('is breathed, paused by key, ended and kept', async () => {
    await openBreathe();
    await begin(here);
    expect(within(stage()).getByText('Breathe in')).toBeVisible();
    await breathe(7);
    expect(within(stage()).getByText('Breathe out')).toBeVisible();
    expect(within(stage()).getByText(/^Chill, 0:0[78] of 15 min$/)).toBeVisible();
    press('p');
    expect(within(stage()).getByText('Paused')).toBeVisible();
    await breathe(60);
    press(' ');
    await breathe(23);
    await end(here);
    expect(await screen.findByText('2 breaths with Chill.')).toBeVisible();
    expect(screen.getByText('2 XP: one for each breath.')).toBeVisible();
    expect(await screen.findByText(texts.ended.sent)).toBeVisible();
    expect(saved()).toHaveLength(1);
    expect(saved()[0]).toMatchObject({ pattern: 'chill', cycles: 2, goalMinutes: 15, goalBonusXP: 0 });
    await user.click(screen.getByRole('button', { name: texts.ended.again }));
    expect(screen.getByRole('button', { name: texts.ready.begin })).toBeVisible();
  });

  test('can be followed by everyone', async () => {
    await openBreathe();
    await begin(here);
    expect(await axeViolations(stage())).toEqual([]);
  });

  test('begins by the space bar, unless a control has the focus', async () => {
    await openBreathe();
    fireEvent.keyDown(screen.getByRole('radio', { name: /^Boxing/ }), { key: ' ' });
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.keyDown(document.body, { key: ' ' });
    await waitFor(() => expect(stage()).toBeVisible());
  });

  test('says when the goal is full, and goes on', async () => {
    localStorage.setItem(
      'bm.user.breathe.choices',
      JSON.stringify({ pattern: 'medium', goalMinutes: 3, sound: false, vibration: false }),
    );
    await openBreathe();
    await begin(here);
    skipMinutes(3);
    await breathe(1);
    expect(within(stage()).getByText(texts.stage.goalReached(3))).toBeVisible();
    await end(here);
    expect(screen.getByText('Your goal of 3 minutes is reached.')).toBeVisible();
    expect(screen.getByText('20 XP: 18 for the breaths, 2 for the way toward the goal.')).toBeVisible();
  });

  test('without a whole breath is a quiet moment, and says nothing of points', async () => {
    await openBreathe();
    await begin(here);
    await breathe(12);
    await end(here);
    expect(await screen.findByText('A quiet moment with Chill.')).toBeVisible();
    expect(screen.queryByText(/XP/)).toBeNull();
    await waitFor(() => expect(saved()[0]).toMatchObject({ cycles: 0 }));
  });

  test('of a moment is not written down', async () => {
    await openBreathe();
    await begin(here);
    await breathe(5);
    await end(here);
    expect(screen.getByText(texts.ended.short)).toBeVisible();
    expect(saved()).toEqual([]);
  });

  test('goes on when Escape was a slip, and can be kept or dropped', async () => {
    await openBreathe();
    await begin(here);
    await breathe(15);
    fireEvent(stage(), new Event('cancel', { cancelable: true }));
    await user.click(screen.getByRole('button', { name: texts.leave.stay }));
    expect(within(stage()).getByText('Breathe in')).toBeVisible();
    fireEvent(stage(), new Event('cancel', { cancelable: true }));
    await user.click(screen.getByRole('button', { name: texts.leave.drop }));
    expect(screen.getByRole('button', { name: texts.ready.begin })).toBeVisible();
    expect(saved()).toEqual([]);
  });

  test('asks once when the person leaves the page, and is kept on the way', async () => {
    const { router } = await openBreathe();
    await begin(here);
    await breathe(20);
    act(() => void router.navigate({ to: '/elsewhere' as never }));
    await user.click(await screen.findByRole('button', { name: texts.leave.keep }));
    expect(await screen.findByText('Led to /elsewhere')).toBeVisible();
    await waitFor(() => expect(saved()).toHaveLength(1));
  });

  test('is kept when the page goes without a question, and the next visit begins anew', async () => {
    const first = await openBreathe();
    await begin(here);
    await breathe(20);
    first.unmount();
    await waitFor(() => expect(saved()).toHaveLength(1));
    await openBreathe();
    expect(screen.getByRole('button', { name: texts.ready.begin })).toBeVisible();
  });

  test('asks about a long silence', async () => {
    await openBreathe();
    await begin(here);
    await breathe(20);
    vi.setSystemTime(Date.now() + 600_000);
    act(() => beat());
    expect(within(stage()).getByText(texts.stage.slept('10 min'))).toBeVisible();
    await user.click(screen.getByRole('button', { name: texts.stage.sleptLeave }));
    expect(screen.queryByText(texts.stage.slept('10 min'))).toBeNull();
    expect(within(stage()).getByText(/^Chill, 0:2\d of 15 min$/)).toBeVisible();
  });

  test('is words and seconds for those who like it without movement', async () => {
    document.documentElement.dataset.motion = 'reduced';
    await openBreathe();
    await begin(here);
    await breathe(1);
    expect(within(stage()).getByText('5')).toBeVisible();
    const steps = within(stage()).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual(['Breathe in 6 s', 'Breathe out 8 s']);
    expect(steps[0]).toHaveAttribute('aria-current', 'step');
    expect(stage().querySelector('svg circle, svg path[fill]')).toBeNull();
  });

  test('the controls go to rest and come back', async () => {
    await openBreathe();
    await begin(here);
    const controls = () => screen.getByRole('button', { name: texts.stage.pause }).parentElement?.parentElement;
    expect(controls()).not.toHaveClass('opacity-0');
    await breathe(5);
    expect(controls()).toHaveClass('opacity-0', 'pointer-events-none');
    fireEvent.pointerDown(stage());
    expect(controls()).not.toHaveClass('opacity-0');
  });

  test('is told to the person’s own tabs while it runs', async () => {
    await openBreathe();
    await begin(here);
    await breathe(31);
    press('p');
    await end(here);
    await waitFor(() => expect(reported().map(({ state }) => state)).toContain('ended'));
    expect(reported().map(({ state }) => state)).toEqual(['running', 'running', 'running', 'paused', 'ended']);
    expect(reported()[2]).toMatchObject({ pattern: 'chill', goal_minutes: 15 });
  });

  test('is told to nobody when that is switched off', async () => {
    backend.on('GET /rest/v1/preferences', () => somePreferences({ share_live: false }));
    await openBreathe();
    await waitFor(() => expect(backend.to('GET /rest/v1/preferences')).toHaveLength(1));
    await begin(here);
    await breathe(31);
    await end(here);
    expect(reported()).toEqual([]);
  });

  test('that a browser without storage cannot send is told so', async () => {
    backend.on(saveRoute, unreachable);
    await openBreathe();
    await begin(here);
    await breathe(20);
    await end(here);
    expect(await screen.findByText(/^This browser keeps nothing, and it could not be sent\./)).toBeVisible();
  });

  test.each([
    ['ended_in_future', texts.outbox.clockAhead],
    ['bad_id', texts.outbox.refused],
  ])('that the server refuses with %s is told so', async (reason, text) => {
    backend.on(saveRoute, () => ({ ...created, outcome: 'rejected', reasons: [reason] }));
    await openBreathe();
    await begin(here);
    await breathe(20);
    await end(here);
    expect(await screen.findByText(texts.ended.lost(text))).toBeVisible();
  });
});

describe('a session that was cut off', () => {
  const row = {
    id: 'sess-1757062000000',
    startedAt: '2025-09-05T08:46:40.000Z',
    endedAt: '2025-09-05T08:53:40.000Z',
    activeMs: 420_000,
    cycles: 30,
    goalBonusXP: 0,
    pattern: 'chill',
    timeZone: 'Europe/Berlin',
  };
  beforeEach(() => noteDraft(row));

  test('can be kept', async () => {
    await openBreathe();
    expect(await screen.findByText(texts.draft.title)).toBeVisible();
    await user.click(screen.getByRole('button', { name: texts.draft.keep }));
    await waitFor(() => expect(saved()).toEqual([row]));
    expect(screen.queryByText(texts.draft.title)).toBeNull();
    expect(readDraft()).toBeNull();
  });

  test('or let go', async () => {
    await openBreathe();
    await user.click(await screen.findByRole('button', { name: texts.draft.drop }));
    expect(readDraft()).toBeNull();
    expect(saved()).toEqual([]);
  });

  test('or is kept by itself when another one begins', async () => {
    await openBreathe();
    await screen.findByText(texts.draft.title);
    await begin(here);
    await waitFor(() => expect(saved()).toEqual([row]));
  });
});
