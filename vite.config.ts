import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiPort = process.env.BM_API_PORT ?? '54321';
const gateway = { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false, ws: true };

export default defineConfig({
  plugins: [react(), tailwindcss()],
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
            { name: 'router', test: /node_modules[\\/]@tanstack[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
});
