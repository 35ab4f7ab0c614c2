import { expect, test } from 'vitest';
import { scriptsStepBack } from './paint-first-plugin.ts';

test('scripts and what is fetched ahead for them step back; styles, fonts and the first paint do not', () => {
  const html = [
    '<link rel="preload" href="/inter.woff2" as="font">',
    '<script src="/first-paint.js"></script>',
    '<script type="module" crossorigin src="/assets/index.js"></script>',
    '<link rel="modulepreload" crossorigin href="/assets/react.js">',
    '<link rel="stylesheet" href="/assets/index.css">',
  ];
  expect(scriptsStepBack(html.join('\n')).split('\n')).toEqual([
    html[0],
    html[1],
    '<script type="module" fetchpriority="low" crossorigin src="/assets/index.js"></script>',
    '<link rel="modulepreload" fetchpriority="low" crossorigin href="/assets/react.js">',
    html[4],
  ]);
});
