/** The frame in index.html needs the styles only: scripts step back behind them, so that it is painted at once. */
import type { Plugin } from 'vite';

/** Marks every script of the page, and those fetched ahead, as less urgent than what the first paint needs. */
export function scriptsStepBack(html: string): string {
  return html.replaceAll(/<(link rel="modulepreload"|script type="module")/g, '<$1 fetchpriority="low"');
}

export function paintFirst(): Plugin {
  return {
    name: 'breath-master-paint-first',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: scriptsStepBack },
  };
}
