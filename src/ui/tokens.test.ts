import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8');
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

function color(name: string, theme: Theme): string {
  const found = tokens.get(name)?.[theme];
  if (found === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return found;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'surface', 'raised'];
const textColors = ['ink', 'soft', 'muted', 'primary', 'bark', 'autumn', 'lake', 'danger'];

describe.each(themes)('colours of the %s theme', (theme) => {
  it.each(textColors.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    '%s reads as text on %s (4.5)',
    (text, ground) => {
      expect(contrast(color(text, theme), color(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['on-primary', 'primary'],
    ['on-primary', 'primary-strong'],
    ['on-danger', 'danger'],
    ['ground', 'ink'],
    ['ink', 'heat-1'],
    ['ink', 'bar'],
    ['on-primary', 'primary'],
  ])('%s reads as text on %s (4.5)', (text, ground) => {
    expect(contrast(color(text, theme), color(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['control', 'surface'],
    ['primary', 'surface'],
    ['primary', 'raised'],
    ['primary', 'track'],
    ['wood-late', 'surface'],
    ['wood-late', 'wood-early'],
    ['lake', 'surface'],
    ['wood-bark', 'surface'],
  ])('%s is seen as a shape on %s (3)', (shape, ground) => {
    expect(contrast(color(shape, theme), color(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  it('orders the heat scale evenly away from the surface', () => {
    const steps = [0, 1, 2, 3, 4].map((step) => contrast(color(`heat-${step}`, theme), color('surface', theme)));
    for (let index = 1; index < steps.length; index++) {
      expect((steps[index] ?? 0) / (steps[index - 1] ?? 1)).toBeGreaterThan(1.25);
    }
  });
});

it('gives every colour in the Tailwind config a token', () => {
  const config = readFileSync('tailwind.config.ts', 'utf8');
  const named = [...config.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name ?? '');
  const known = new Set([...tokens.keys(), 'shadow-card', 'shadow-float']);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
