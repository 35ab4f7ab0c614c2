/** Writes docs/openapi.json from the code of the API. Run it after changing a route, then `npm run format`. */
import { writeFile } from 'node:fs/promises';
import { createApp } from '#supabase/functions/api/app.ts';

const app = createApp({
  SUPABASE_URL: 'http://127.0.0.1:1',
  SUPABASE_ANON_KEY: 'anon',
  SUPABASE_SERVICE_ROLE_KEY: 'service',
  SITE_URL: 'http://127.0.0.1:5173',
});
const response = await app.request('/api/v1/openapi.json');
await writeFile('docs/openapi.json', `${JSON.stringify(await response.json(), null, 2)}\n`);
