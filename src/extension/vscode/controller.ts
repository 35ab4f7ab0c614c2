import { commands, type Disposable, type ExtensionContext, env, extensions, UIKind, window } from 'vscode';
import { levelOf } from '#src/domain/levels.ts';
import { createHttp } from '../client/http.ts';
import { LiveReporter } from '../client/live.ts';
import { createDatabaseSource } from '../database/database-source.ts';
import type { Receipt } from '../sources/api.ts';
import { createDirectSource } from '../sources/direct.ts';
import { createOnDemandSource } from '../sources/on-demand.ts';
import type { Source, SourceProblem, SourceReading, SourceSink } from '../sources/source.ts';
import type { PairedDevice } from '../sync/device-file.ts';
import { Engine } from '../sync/engine.ts';
import { type EngineView, emptyView } from '../sync/engine-view.ts';
import { DeviceKeeper } from './device-keeper.ts';
import type { Log } from './log.ts';
import { endpoint, onSettings, readsAutomatically, refusal, showLevel, showStreak } from './settings.ts';
import type { StatusFacts } from './status-text.ts';

interface ControllerOptions {
  readonly context: ExtensionContext;
  readonly log: Log;
  readonly onStatus: (facts: StatusFacts) => void;
  /** Hears the level that Breath Master's own statistics give; it goes nowhere else. */
  readonly onLevel: (level: number) => void;
  readonly fetch?: typeof fetch;
}

const breathMaster = 'GSejas.breath-master';
const exportCommand = 'breathMaster.exportData';
const askAgainMs = 86_400_000;

/** Brings consent, device, sources and sending of one window together. */
export class Controller {
  readonly keeper: DeviceKeeper;
  readonly fetch: typeof fetch;
  readonly clientVersion: string;
  readonly direct: ReturnType<typeof createDirectSource>;
  readonly #options: ControllerOptions;
  readonly #onDemand: Source;
  readonly #database: Source | null;
  #engine: Engine | undefined;
  #live: LiveReporter | undefined;
  #runs: { readonly device: PairedDevice; readonly token: string } | undefined;
  #readsDatabase = false;
  #sourceProblem: SourceProblem | null = null;
  /** What waits while nothing is sent. */
  #resting: EngineView = emptyView;
  #askedAt = Number.NEGATIVE_INFINITY;
  #applying: Promise<void> = Promise.resolve();

  constructor(options: ControllerOptions) {
    this.#options = options;
    const { context } = options;
    // Looked up at each request, as the editor may bring its own for proxies.
    this.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.clientVersion = `vscode/${String(context.extension.packageJSON.version)}`;
    this.keeper = new DeviceKeeper(context);
    this.direct = createDirectSource({
      now: Date.now,
      refusal: () => this.refusal(),
      onStats: (stats) => this.#onStats(stats),
    });
    this.#onDemand = createOnDemandSource({ clipboard: env.clipboard, runExport: () => this.#exporter() });
    const isDesktop = env.uiKind === UIKind.Desktop && env.remoteName === undefined;
    this.#database = isDesktop ? createDatabaseSource({ globalStoragePath: context.globalStorageUri.fsPath }) : null;
  }

  /** Begins to listen; the disk is read afterwards, so that the editor does not wait for it. */
  start(): Disposable[] {
    void this.apply();
    return [
      onSettings(() => void this.apply()),
      this.keeper.onChanged(() => void this.apply()),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.apply();
      }),
    ];
  }

  /** Why nothing may be taken from Breath Master now; null when all consents hold. */
  refusal(): Exclude<Receipt, { kept: true }>['reason'] | null {
    const reason = refusal();
    if (reason !== null) return reason;
    return this.keeper.device === null || this.keeper.token === undefined ? 'not_connected' : null;
  }

  /** Whether a request may go out now. Asked before each one. */
  #allowed(): boolean {
    const { device } = this.keeper;
    return this.refusal() === null && device !== null && !device.paused && device.endpoint === endpoint();
  }

  /** Makes everything follow the settings, the device and the key, as they are now. One at a time. */
  apply(): Promise<void> {
    this.#applying = this.#applying
      .then(() => this.#apply())
      .catch((error: unknown) => {
        this.#options.log.info(`not applied: ${error instanceof Error ? error.message : 'unknown'}`);
      });
    return this.#applying;
  }

  async #apply(): Promise<void> {
    await this.keeper.load();
    const { device, token } = this.keeper;
    const wanted = this.#allowed() && device !== null && token !== undefined ? { device, token } : undefined;
    const isSame = this.#runs?.device.id === wanted?.device.id && this.#runs?.token === wanted?.token;
    if (!isSame) {
      await this.#stopSending();
      if (wanted) this.#startSending(wanted.device, wanted.token);
    }
    await this.#applySources();
    if (device === null) this.#resting = emptyView;
    else if (this.#engine === undefined) this.#resting = await this.#waitingEngine().look();
    this.show();
    await this.#engine?.wake();
  }

  #startSending(device: PairedDevice, token: string): void {
    this.#runs = { device, token };
    const http = createHttp({ endpoint: device.endpoint, fetch: this.fetch });
    const shared = { http, token: () => this.keeper.token, allowed: () => this.#allowed() };
    this.#engine = new Engine({
      ...shared,
      root: this.keeper.root,
      device,
      clientVersion: this.clientVersion,
      onView: () => this.show(),
      onConsent: (consent) => void this.keeper.update({ consent }),
      log: (line) => this.#options.log.info(line),
    });
    this.#live = new LiveReporter(shared);
  }

  async #stopSending(): Promise<void> {
    const engine = this.#engine;
    this.#live?.stop();
    this.#live = undefined;
    this.#engine = undefined;
    this.#runs = undefined;
    await engine?.stop();
  }

  /** Sources run only while everything that they bring may be sent or wait; paused, they go on and it waits. */
  async #applySources(): Promise<void> {
    if (this.refusal() === null) await this.direct.start(this.#sink());
    else await this.direct.stop();
    const readsDatabase = this.#database !== null && readsAutomatically() && this.#engine !== undefined;
    if (readsDatabase === this.#readsDatabase) return;
    this.#readsDatabase = readsDatabase;
    this.#sourceProblem = null;
    if (readsDatabase) await this.#database?.start(this.#sink());
    else await this.#database?.stop();
  }

  #sink(): SourceSink {
    return {
      session: async (row) => {
        await this.#handTo((engine) => engine.session(row));
        this.#askForSnapshot();
      },
      state: (state) => {
        this.#askedAt = Date.now();
        return this.#handTo((engine) => engine.state(state));
      },
      live: (session) => void this.#live?.report(session),
      problem: (problem) => {
        this.#sourceProblem = problem;
        if (problem !== null) this.#options.log.info(`automatic reading: ${problem.code} ${problem.detail ?? ''}`);
        this.show();
      },
    };
  }

  /** Hands something over and, while sending rests, shows that it waits. */
  async #handTo(give: (engine: Engine) => Promise<void>): Promise<void> {
    const engine = this.#waitingEngine();
    await give(engine);
    if (engine === this.#engine) return;
    this.#resting = engine.view;
    this.show();
  }

  /** The engine, or while sending rests one that only keeps. */
  #waitingEngine(): Engine {
    if (this.#engine) return this.#engine;
    const { device } = this.keeper;
    if (device === null) throw new Error('no device is connected');
    return new Engine({
      root: this.keeper.root,
      device,
      http: createHttp({ endpoint: device.endpoint, fetch: this.fetch }),
      token: () => undefined,
      allowed: () => false,
      clientVersion: this.clientVersion,
      onView: () => undefined,
      onConsent: () => undefined,
      log: (line) => this.#options.log.info(line),
    });
  }

  /** Once a day, a full set of statistics finds what a racing window dropped. */
  #askForSnapshot(): void {
    if (Math.abs(Date.now() - this.#askedAt) < askAgainMs) return;
    this.#askedAt = Date.now();
    this.direct.askForSnapshot();
  }

  #onStats(stats: object): void {
    const xp = 'totalXP' in stats ? stats.totalXP : null;
    if (typeof xp === 'number' && Number.isFinite(xp)) this.#options.onLevel(levelOf(xp).level);
  }

  /** After connecting: whatever tells by itself is asked for its history. */
  async connected(): Promise<void> {
    await this.apply();
    this.#askedAt = Date.now();
    this.direct.askForSnapshot();
    await this.#engine?.kick(true);
  }

  async syncNow(): Promise<void> {
    await this.apply();
    this.direct.askForSnapshot();
    if (this.#readsDatabase) await this.#handOver(await this.#database?.read());
    await this.#engine?.kick(true);
  }

  /** Reads Breath Master's export by way of the clipboard; null when nothing may be taken now. */
  async readOnce(): Promise<SourceReading | null> {
    if (this.refusal() !== null) return null;
    const reading = (await this.#onDemand.read()) ?? null;
    await this.#handOver(reading);
    return reading;
  }

  async #handOver(reading: SourceReading | null | undefined): Promise<void> {
    if (reading?.ok && this.refusal() === null) await this.#handTo((engine) => engine.state(reading.state));
  }

  async canReadOnce(): Promise<boolean> {
    return (await this.#exporter()) !== null;
  }

  async #exporter(): Promise<(() => PromiseLike<unknown>) | null> {
    const isThere =
      extensions.getExtension(breathMaster) !== undefined || (await commands.getCommands(true)).includes(exportCommand);
    return isThere ? () => commands.executeCommand(exportCommand) : null;
  }

  /** Works on the files of the device; null while another window sends or none is connected. */
  withEngine<T>(use: (engine: Engine) => Promise<T>): Promise<T> | null {
    return this.keeper.device === null ? null : use(this.#waitingEngine());
  }

  async pause(paused: boolean): Promise<void> {
    await this.keeper.update({ paused });
    await this.apply();
  }

  /** Ends the sending and forgets the key; resolves to whether the server knows. */
  async disconnect(): Promise<boolean> {
    const { device, token } = this.keeper;
    await this.#stopSending();
    let isKnown = device === null || token === undefined;
    if (device !== null && token !== undefined) {
      const http = createHttp({ endpoint: device.endpoint, fetch: this.fetch, timeoutMs: 10_000 });
      const answer = await http.request({ method: 'DELETE', path: '/devices/self', token, read: () => true });
      isKnown = answer.kind === 'ok' || answer.kind === 'signed_out';
    }
    await this.keeper.forget();
    await this.apply();
    return isKnown;
  }

  facts(): StatusFacts {
    const { device, token } = this.keeper;
    return {
      refusal: refusal(),
      connected: device !== null,
      paused: device?.paused === true,
      keyMissing: device !== null && token === undefined,
      otherAddress: device !== null && device.endpoint !== endpoint(),
      view: this.#engine?.view ?? this.#resting,
      showLevel: showLevel(),
      showStreak: showStreak(),
      sourceProblem: this.#sourceProblem,
    };
  }

  show(): void {
    this.#options.onStatus(this.facts());
  }

  async stop(): Promise<void> {
    await Promise.all([this.#stopSending(), this.direct.stop(), this.#database?.stop()]);
  }
}
