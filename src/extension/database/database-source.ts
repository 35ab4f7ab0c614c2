import { createHash } from 'node:crypto';
import { type Clock, systemClock } from '../client/clock.ts';
import type { Source, SourceProblem, SourceReading, SourceSink } from '../sources/source.ts';
import { databasePath, fileState } from './database-file.ts';
import { loadEngine } from './engine.ts';
import { FileWatch } from './file-watch.ts';
import { practiceState } from './practice-state.ts';
import { readItem } from './read-item.ts';
import type { SqliteEngine } from './sqlite-engine.ts';

export interface DatabaseSourceOptions {
  /** `globalStorageUri.fsPath` of this extension: the database of the profile in use lies beside it. */
  readonly globalStoragePath: string;
  /** How SQLite is found; asked once, at the first reading. */
  readonly loadEngine?: () => Promise<SqliteEngine>;
  readonly clock?: Clock;
  /** Milliseconds after a change before it is read, so that one flush of the editor is one reading. */
  readonly quietMs?: number;
  /** Milliseconds between looks for the case that the system tells no change. */
  readonly pollMs?: number;
}

/** A source that always has something to say when it is read. */
interface ReadableSource extends Source {
  read(): Promise<SourceReading>;
}

/** What was handed over last. */
interface HandedOver {
  readonly signature: string;
  readonly content: string;
}

/** A reading together with what tells it from the one before. */
interface Look {
  readonly reading: SourceReading;
  readonly mark: HandedOver | null;
}

/** Practice as the editor keeps it on disk (domain rules §1.1, §1.11 C): opt-in, read-only, never in the editor's way. */
class DatabaseSource implements ReadableSource {
  readonly kind = 'database';
  readonly #options: DatabaseSourceOptions;
  readonly #path: string;
  readonly #clock: Clock;
  #engine: Promise<SqliteEngine> | undefined;
  #watch: FileWatch | undefined;
  #last: HandedOver | null = null;
  #problem: SourceProblem['code'] | null = null;

  constructor(options: DatabaseSourceOptions) {
    this.#options = options;
    this.#path = databasePath(options.globalStoragePath);
    this.#clock = options.clock ?? systemClock;
  }

  async start(sink: SourceSink): Promise<void> {
    await this.stop();
    this.#last = null;
    this.#problem = null;
    const watch = new FileWatch({
      path: this.#path,
      clock: this.#clock,
      quietMs: this.#options.quietMs ?? 400,
      pollMs: this.#options.pollMs ?? 300_000,
      onChange: () => this.#handOver(sink),
    });
    this.#watch = watch;
    await watch.start();
    await watch.now();
  }

  async read(): Promise<SourceReading> {
    return (await this.#look()).reading;
  }

  async stop(): Promise<void> {
    const watch = this.#watch;
    this.#watch = undefined;
    await watch?.stop();
  }

  /** Hands over what is not known yet. What could not be kept is offered again at the next look. */
  async #handOver(sink: SourceSink): Promise<void> {
    if (this.#last !== null && (await this.#signature()) === this.#last.signature) return;
    const { reading, mark } = await this.#look();
    this.#tell(sink, reading.ok ? null : reading.problem);
    if (!reading.ok) return;
    if (this.#last === null || mark?.content !== this.#last.content) {
      const kept = await sink.state(reading.state).then(
        () => true,
        () => false,
      );
      if (!kept) return;
    }
    this.#last = mark;
  }

  async #signature(): Promise<string | null> {
    return (await fileState(this.#path).catch(() => null))?.signature ?? null;
  }

  async #look(): Promise<Look> {
    this.#engine ??= (this.#options.loadEngine ?? loadEngine)();
    const engine = await this.#engine.catch(() => null);
    if (engine === null) return { reading: { ok: false, problem: { code: 'not_supported' } }, mark: null };
    const item = await readItem(this.#path, engine);
    if (!item.ok) return { reading: item, mark: null };
    const content = createHash('sha256').update(item.texts.join('\0')).digest('base64');
    return {
      reading: practiceState(item.texts, item.file.changedAt, this.#clock.now()),
      mark: { signature: item.file.signature, content },
    };
  }

  #tell(sink: SourceSink, problem: SourceProblem | null): void {
    if ((problem?.code ?? null) === this.#problem) return;
    this.#problem = problem?.code ?? null;
    sink.problem(problem);
  }
}

/** The source that reads the editor's `state.vscdb`. Nothing is loaded or opened before it is started or read. */
export function createDatabaseSource(options: DatabaseSourceOptions): ReadableSource {
  return new DatabaseSource(options);
}
