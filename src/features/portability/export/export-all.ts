import { type ExportSession, getExportFrame, getExportPage } from '../api/get-export-parts.ts';
import { csvHead, csvPage, jsonHead, jsonPage, jsonTail } from './write-export.ts';

/** What to write. */
export type ExportKind = 'json' | 'csv';

/** How far an export is, in sessions. */
export interface ExportProgress {
  readonly written: number;
  readonly total: number;
}

/**
 * Everything of a person as one file, page by page, so that memory holds text and never all rows at once.
 * Throws an `AppError`, or an `AbortError` when `signal` aborts.
 */
export async function exportAll(
  kind: ExportKind,
  userId: string,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: ExportProgress) => void },
): Promise<Blob> {
  const frame = await getExportFrame(userId);
  const names = new Map(frame.devices.map((device) => [device.id, device.name]));
  const parts: Blob[] = [];
  const add = (text: string) => parts.push(new Blob([text]));
  add(kind === 'json' ? jsonHead(frame, new Date().toISOString()) : csvHead);
  let written = 0;
  let after = 0;
  let page: ExportSession[];
  do {
    options.signal.throwIfAborted();
    options.onProgress({ written, total: Math.max(frame.sessions, written) });
    page = await getExportPage(after);
    add(kind === 'json' ? jsonPage(page, written === 0) : csvPage(page, names));
    written += page.length;
    after = page.at(-1)?.id ?? after;
    // Until a page comes back empty: a server may give fewer rows than asked for.
  } while (page.length > 0);
  if (kind === 'json') add(jsonTail);
  options.onProgress({ written, total: written });
  return new Blob(parts, { type: kind === 'json' ? 'application/json' : 'text/csv;charset=utf-8' });
}
