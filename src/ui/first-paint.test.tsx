import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMotion, applyTheme } from './theme.ts';

const root = document.documentElement;

afterEach(() => {
  applyTheme('system');
  applyMotion('system');
  document.head.replaceChildren();
});

describe('the first paint', () => {
  const script = readFileSync('public/first-paint.js', 'utf8');
  // The very file that the page loads before anything is drawn.
  const paint = (code = script) => {
    const element = Object.assign(document.createElement('script'), {
      src: new URL('first-paint.js', location.origin),
    });
    Object.defineProperty(document, 'currentScript', { value: element, configurable: true });
    new Function(code)();
  };

  it('finds what applyTheme and applyMotion remembered', () => {
    applyTheme('dark');
    applyMotion('reduced');
    delete root.dataset.theme;
    delete root.dataset.motion;
    paint();
    expect(root).toHaveAttribute('data-theme', 'dark');
    expect(root).toHaveAttribute('data-motion', 'reduced');
  });

  describe('asks for the page’s files', () => {
    const place = 'const parts = {};';
    const parts = { '': ['assets/today.js'], settings: ['assets/settings.js'], 'sign-in': ['assets/door.js'] };
    const asked = () => {
      expect(script).toContain(place);
      paint(script.replace(place, `const parts = ${JSON.stringify({ ...parts, es: ['assets/es.js'] })};`));
      const links = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
      for (const link of links) link.remove();
      return links.map((link) => link.href.replace(location.origin, ''));
    };
    const signedIn = () => localStorage.setItem('sb-127-auth-token', '{}');
    afterEach(() => {
      window.history.replaceState(null, '', '/');
      localStorage.clear();
    });

    it.each([
      ['/', '/assets/today.js'],
      ['/settings/import?x=1', '/assets/settings.js'],
      ['/#/settings#goals', '/assets/settings.js'],
    ])('%s of somebody who is known', (address, file) => {
      signedIn();
      window.history.replaceState(null, '', address);
      expect(asked()).toEqual([file]);
    });

    it('a guest is known too; whoever is not gets the door', () => {
      expect(asked()).toEqual(['/assets/door.js']);
      localStorage.setItem('bm.guest', 'id');
      expect(asked()).toEqual(['/assets/today.js']);
    });

    it('and for those of the language', () => {
      localStorage.setItem('bm.language', 'es');
      expect(asked()).toEqual(['/assets/door.js', '/assets/es.js']);
      expect(document.documentElement.lang).toBe('es');
    });

    it('nothing for an address without a page', () => {
      signedIn();
      window.history.replaceState(null, '', '/nowhere');
      expect(asked()).toEqual([]);
    });
  });

  describe('paints the heading of the page that is coming', () => {
    const place = 'const headings = {};';
    const headings = {
      en: { page: { sessions: ['Sessions', 'Newest first.'] }, entry: { 'sign-in': ['Sign in', 'Come in.'] } },
      es: { page: { sessions: ['Sesiones', 'La más nueva primero.'] }, entry: {} },
    };
    const shown = () => {
      const page = new DOMParser().parseFromString(readFileSync('index.html', 'utf8'), 'text/html');
      document.body.replaceChildren(...page.body.children);
      expect(script).toContain(place);
      paint(script.replace(place, `const headings = ${JSON.stringify(headings)};`));
      const lines = [...document.querySelectorAll<HTMLElement>('[data-first]:not([hidden]) p')];
      return lines.map((line) => line.textContent);
    };
    beforeEach(() => localStorage.setItem('bm.guest', 'id'));
    afterEach(() => {
      document.body.replaceChildren();
      window.history.replaceState(null, '', '/');
      localStorage.clear();
    });

    it.each(['/sessions', '/sessions?pattern=chill', '/#/sessions'])('%s', (address) => {
      window.history.replaceState(null, '', address);
      expect(shown()).toEqual(['Sessions', 'Newest first.']);
    });

    it('in the language of the browser, and none where there is none', () => {
      window.history.replaceState(null, '', '/sessions');
      localStorage.setItem('bm.language', 'es');
      expect(shown()).toEqual(['Sesiones', 'La más nueva primero.']);
      window.history.replaceState(null, '', '/sessions/7');
      expect(shown()).toEqual([]);
    });

    it('that of the door for whoever is not known, and only for them', () => {
      window.history.replaceState(null, '', '/sign-in');
      expect(shown()).toEqual([]);
      localStorage.clear();
      window.history.replaceState(null, '', '/sessions');
      expect(shown()).toEqual(['Sign in', 'Come in.']);
      window.history.replaceState(null, '', '/auth/confirm?token_hash=x');
      expect(shown()).toEqual([]);
    });
  });

  it('leaves the system alone without a choice, and ignores nonsense', () => {
    localStorage.setItem('bm.theme', 'purple');
    paint();
    expect(root).not.toHaveAttribute('data-theme');
    expect(root).not.toHaveAttribute('data-motion');
  });
});
