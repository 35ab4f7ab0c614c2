import { expect, test } from 'vitest';
import { routeOf } from './routes.ts';

const origin = 'https://breathe.example';
const files = new Set(['', 'favicon.svg', 'assets/index-1.js']);

interface Case {
  readonly path: string;
  readonly kind: ReturnType<typeof routeOf>['kind'];
  readonly method?: string;
  readonly mode?: string;
}

const cases: Case[] = [
  { path: '', mode: 'navigate', kind: 'page' },
  { path: 'index.html', mode: 'navigate', kind: 'page' },
  { path: 'settings/import?x=1', mode: 'navigate', kind: 'page' },
  { path: 'settings/import', method: 'POST', mode: 'navigate', kind: 'shared' },
  { path: 'settings/import', method: 'POST', mode: 'cors', kind: 'network' },
  { path: 'sessions', method: 'POST', mode: 'navigate', kind: 'network' },
  { path: 'robots.txt', mode: 'navigate', kind: 'network' },
  { path: 'assets/index-1.js', kind: 'asset' },
  { path: 'assets/later-2.js', kind: 'asset' },
  { path: 'favicon.svg', kind: 'file' },
  { path: 'sw.js', kind: 'network' },
  { path: '', kind: 'network' },
  { path: 'rest/v1/profiles?select=*', kind: 'network' },
  { path: 'auth/v1/token', method: 'POST', kind: 'network' },
  { path: 'functions/v1/api/v1/me', mode: 'navigate', kind: 'network' },
  { path: 'realtime/v1', kind: 'network' },
];

test.each(['/', '/some/folder/'].flatMap((folder) => cases.map((one) => ({ ...one, folder }))))(
  '$method $mode $folder$path is $kind',
  ({ path, kind, method = 'GET', mode = 'cors', folder }) => {
    const url = `${origin}${folder}${path}`;
    expect(routeOf({ url, method, mode }, `${origin}${folder}`, files).kind).toBe(kind);
  },
);

test('other origins and other folders of the same host are left alone', () => {
  const page = { method: 'GET', mode: 'navigate' };
  expect(routeOf({ ...page, url: 'https://other.example/' }, `${origin}/`, files).kind).toBe('network');
  expect(routeOf({ ...page, url: `${origin}/elsewhere` }, `${origin}/some/folder/`, files).kind).toBe('network');
});
