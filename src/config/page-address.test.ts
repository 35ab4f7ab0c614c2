import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const load = async (pages: string) => {
  vi.stubEnv('VITE_PAGES', pages);
  vi.resetModules();
  return import('./page-address.ts');
};

const at = (href: string) => {
  const replaceState = vi.fn<(state: null, unused: string, url: string) => void>();
  vi.stubGlobal('window', { location: new URL(href), history: { replaceState } });
  return replaceState;
};

beforeEach(() => vi.unstubAllGlobals());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('pages in the path', () => {
  test('are what the address bar says', async () => {
    const replaceState = at('https://breathe.example/auth/confirm?token_hash=a#b');
    const { currentPage, pageAddress, replacePage } = await load('');
    expect(currentPage()).toMatchObject({ pathname: '/auth/confirm', search: '?token_hash=a', hash: '#b' });
    expect(pageAddress('/pair')).toBe('https://breathe.example/pair');
    replacePage('/pair');
    expect(replaceState).toHaveBeenCalledWith(null, '', '/pair');
  });
});

describe('pages in the fragment', () => {
  test('have query and fragment of their own, in any folder', async () => {
    const replaceState = at('https://files.example/some/folder/?x=1#/auth/confirm?token_hash=a#b');
    const { currentPage, pageAddress, replacePage } = await load('fragment');
    expect(currentPage()).toMatchObject({ pathname: '/auth/confirm', search: '?token_hash=a', hash: '#b' });
    expect(pageAddress('/pair')).toBe('https://files.example/some/folder/#/pair');
    replacePage('/pair');
    expect(replaceState).toHaveBeenCalledWith(null, '', '#/pair');
  });

  test('begin with the first', async () => {
    at('https://files.example/some/folder/');
    const { currentPage } = await load('fragment');
    expect(currentPage()).toMatchObject({ pathname: '/', search: '', hash: '' });
  });
});
