/** Edge functions, reached as the app reaches them. */
import { FunctionsHttpError } from '@supabase/supabase-js';
import { afterAll, describe, expect, it } from 'vitest';
import { newClient, newPerson, target, tidyUp } from './people.ts';

afterAll(tidyUp);

describe('functions', () => {
  it('answer who is signed in and who is not', async () => {
    const { client } = await newPerson();
    for (const caller of [client, newClient()]) {
      const { data, error } = await caller.functions.invoke('api/v1/health', { method: 'GET' });
      expect(error).toBeNull();
      expect(data).toMatchObject({ status: 'ok' });
    }
  });

  it('hand their own errors on', async () => {
    const { error } = await newClient().functions.invoke('api/v1/me', { method: 'GET' });
    expect(error).toBeInstanceOf(FunctionsHttpError);
    const response = (error as FunctionsHttpError).context as Response;
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('answer what a browser asks first from another origin', async () => {
    const response = await fetch(`${target.url}/functions/v1/api/v1/health`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization, apikey, x-client-info',
      },
    });
    expect(response.ok).toBe(true);
    expect(response.headers.get('access-control-allow-origin')).toBeTruthy();
  });

  it('are unknown where there are none', async () => {
    const { error } = await newClient().functions.invoke('nothing-here', { method: 'GET' });
    expect(((error as FunctionsHttpError).context as Response).status).toBe(404);
  });
});
