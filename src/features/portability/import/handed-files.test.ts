import { afterEach, expect, test, vi } from 'vitest';
import { sharedCacheName, sharedNameHeader } from '#src/config/shared-files.ts';
import { onLaunchFiles, takeSharedFiles } from './handed-files.ts';

afterEach(() => vi.unstubAllGlobals());

test('shared files are handed out once, under their names', async () => {
  const kept = new Map([
    ['https://x.test/shared-0', new Response('{}', { headers: { [sharedNameHeader]: 'breath%20%E2%80%93.json' } })],
    ['https://x.test/shared-1', new Response('plain', { headers: { [sharedNameHeader]: '' } })],
  ]);
  let there = true;
  vi.stubGlobal('caches', {
    has: async (name: string) => name === sharedCacheName && there,
    open: async () => ({ keys: async () => [...kept.keys()], match: async (url: string) => kept.get(url) }),
    delete: async () => {
      there = false;
      return true;
    },
  });
  expect(await takeSharedFiles()).toEqual([
    { name: 'breath –.json', text: '{}' },
    { name: null, text: 'plain' },
  ]);
  expect(await takeSharedFiles()).toEqual([]);
});

test('a browser that keeps nothing was handed nothing', async () => {
  expect(await takeSharedFiles()).toEqual([]);
  expect(() => onLaunchFiles(() => undefined)).not.toThrow();
});

test('files that are opened with the app come in', async () => {
  let consume: (params: object) => void = () => undefined;
  vi.stubGlobal('launchQueue', { setConsumer: (consumer: typeof consume) => (consume = consumer) });
  const onFiles = vi.fn();
  onLaunchFiles(onFiles);
  consume({ files: [] });
  consume({ files: [{ getFile: async () => ({ name: 'a.json', text: async () => '{}' }) }] });
  await vi.waitFor(() => expect(onFiles).toHaveBeenCalledWith([{ name: 'a.json', text: '{}' }]));
  expect(onFiles).toHaveBeenCalledOnce();
});
