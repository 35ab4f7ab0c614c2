import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstHeading } from './supabase/local/web/first-heading-plugin.ts';
import { leaveOut } from './supabase/local/web/leave-out-plugin.ts';
import { paintFirst } from './supabase/local/web/paint-first-plugin.ts';
import { preloadParts } from './supabase/local/web/preload-plugin.ts';
import { staticCopy } from './supabase/local/web/static-plugin.ts';
import { serviceWorker } from './supabase/local/web/worker-plugin.ts';

const apiPort = process.env.BM_API_PORT ?? '54321';
const gateway = { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false, ws: true };

/** Query's and router's modules that the first pages need; what only later pages use comes with them. */
const firstOfTanstack = /node_modules[\\/]@tanstack[\\/](?!.*(infinite|queries|suspense|hydration|useBlocker))/i;

const sharedByPages = /(src[\\/](ui|domain|backend|config|app)|lucide-react|vite)[\\/]/;

/** A few hundred bytes that the first pages need, whatever else does. */
const ofEveryPage = /src[\\/](language[\\/]numbers|backend[\\/](person[\\/]goals|reload))\.ts$/;

/** What the dashboard's cards share with other pages: together one request instead of ten. */
const ofCards =
  /src[\\/](domain[\\/](streaks|patterns|levels)|backend[\\/]offline[\\/]deleted-sessions|ui[\\/](time-text|progress-bar|save-file|animated-number|use-element-width|growth-rings.*|charts[\\/](minutes-bars(?!-drawn).*|still-columns|bar-geometry|waking-chart|use-same|chart-frame|chart-download|export-chart|data-table|series)))\.tsx?$/;

/** Fields and dialogs: no page has only one of them. */
const ofFields =
  /src[\\/]ui[\\/](dialog|select-field|number-field|segmented|switch-field|radio-cards|text-field|field|disclosure)\.tsx$/;
/** What the settings share with the pages that they lead to. */
const ofSettings =
  /src[\\/](features[\\/](portability|devices|guest)[\\/](.*\.texts|.*\.keys|api[\\/].*|import[\\/]undo-import)|domain[\\/](json|portability))\.tsx?$/;

export default defineConfig({
  // Pages in the fragment leave the folder open: files are found beside the page, wherever it lies.
  base: process.env.VITE_PAGES === 'fragment' ? './' : '/',
  plugins: [
    react(),
    tailwindcss(),
    leaveOut(),
    serviceWorker(),
    staticCopy(),
    preloadParts(),
    firstHeading(),
    paintFirst(),
  ],
  server: {
    host: '127.0.0.1',
    port: Number(process.env.BM_WEB_PORT ?? '5173'),
    strictPort: true,
    // The same paths that the production server answers, so that the app can use its own origin in both.
    proxy: {
      '/auth/v1': gateway,
      '/rest/v1': gateway,
      '/realtime/v1': gateway,
      '/functions/v1': gateway,
      '/storage/v1': gateway,
    },
  },
  build: {
    // light-dark() is used for every colour token; these are the first versions that know it.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    // No data: URLs, so that the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What changes rarely stays cached when the app's own code changes.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'supabase', test: /node_modules[\\/]@supabase[\\/](auth-js|postgrest-js)[\\/]/, priority: 2 },
            { name: 'router', test: firstOfTanstack, priority: 1 },
            // Each of these is a few hundred bytes: one request instead of ten.
            { name: 'schemas', test: /([\\/]zod[\\/]|-schema\.ts$|\.types\.ts$)/, priority: 1 },
            // What most pages share comes as one file: fewer requests, and it compresses better together.
            { name: 'shared', test: sharedByPages, minShareCount: 8 },
            { name: 'first-parts', test: ofEveryPage, priority: -1, includeDependenciesRecursively: false },
            {
              name: 'field-parts',
              test: ofFields,
              priority: -1,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
            {
              name: 'settings-parts',
              test: ofSettings,
              priority: -1,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
            { name: 'card-parts', test: ofCards, priority: -1, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
});
