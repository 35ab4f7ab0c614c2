import { afterEach, expect, test, vi } from 'vitest';
import { saveFile } from './save-file.ts';

afterEach(() => vi.unstubAllGlobals());

test('hands the file over and lets it go afterwards', async () => {
  const revoked: string[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: (url: string) => revoked.push(url) }),
  );
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    expect([this.download, this.href]).toEqual(['practice.json', 'blob:x']);
  });
  saveFile(new Blob(['x']), 'practice.json');
  expect(clicked).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(revoked).toEqual(['blob:x']));
});
