import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** The app's styles and targets, without its service worker; no live channel is ever opened. */
export default defineConfig({
  plugins: [tailwindcss()],
  resolve: {
    alias: [
      {
        find: /^(#src\/backend|\.)\/user-channel\.ts$/,
        replacement: fileURLToPath(new URL('../tests/support/fake-user-channel.ts', import.meta.url)),
      },
    ],
  },
  build: { target: 'chrome123', chunkSizeWarningLimit: 2000 },
});
