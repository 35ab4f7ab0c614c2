import type { RowIssue, SnapshotCounters } from '#src/domain/export-report.ts';
import type { ExportProblem } from '#src/domain/export-text.ts';
import type { PortableChoices } from '#src/domain/portability.ts';
import type { SessionRow } from '#src/domain/sessions.ts';

/** How an import was wrapped, as the server keeps it. */
export type ImportShape = 'raw' | 'envelope' | 'polluted' | 'portable';

/** A row that passed its check: its place in the file (from 0), and the hash that recognises it anywhere. */
export interface CountedRow {
  readonly index: number;
  readonly row: SessionRow;
  readonly hash: string;
  /** The zone that was assumed for it where it was kept before; otherwise that of the import holds. */
  readonly zone?: string;
}

/** What one device did in one epoch, out of a file: read, checked and hashed. */
export interface ImportSource {
  /** Unique within its file. */
  readonly key: string;
  /** Device as the file calls it (our own exports do); null for an export of the extension. */
  readonly fileDevice: { readonly id: string; readonly name: string } | null;
  readonly epoch: number;
  readonly shape: ImportShape;
  readonly rowsInFile: number;
  readonly rows: readonly CountedRow[];
  readonly issues: readonly RowIssue[];
  readonly snapshot: SnapshotCounters | null;
  readonly snapshotFlags: readonly string[];
  /** Days in a row: as the file says, and as its sessions say. */
  readonly reportedRun: number | null;
  readonly computedRun: number;
  readonly totalXp: number | null;
  readonly activeMs: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** A file or pasted text, read. */
export interface ReadFile {
  /** Null for a pasted text. */
  readonly name: string | null;
  readonly sources: readonly ImportSource[];
  /** What one of our own files holds beside practice; null for an export of the extension. */
  readonly beside: PortableChoices | null;
  /** The parsed file, for those who chose to keep it. */
  readonly payload: unknown;
}

/** What came of reading. */
export type ReadOutcome =
  | { readonly ok: true; readonly file: ReadFile }
  | { readonly ok: false; readonly problem: ExportProblem };
