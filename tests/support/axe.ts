import axe from 'axe-core';

/**
 * The axe violations of a rendered element, one line each; empty when there is nothing to mend. Colours are left out:
 * jsdom does not compute them (tokens.test.ts checks every pair, tests/visual checks them in a browser).
 */
export async function axeViolations(element: Element): Promise<string[]> {
  const result = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
  );
}
