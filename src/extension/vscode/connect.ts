import { commands, env, ProgressLocation, Uri, window } from 'vscode';
import { createHttp, type Failure } from '../client/http.ts';
import { type Consent, type PairingCode, pair } from '../client/pairing.ts';
import type { DeviceKeeper } from './device-keeper.ts';
import type { PairingAction, PairingView } from './pairing-page.ts';
import { PairingPanel } from './pairing-panel.ts';
import { allowSending, endpoint, refusal } from './settings.ts';
import { texts } from './texts.ts';

interface ConnectOptions {
  readonly keeper: DeviceKeeper;
  readonly clientVersion: string;
  readonly fetch: typeof fetch;
  /** Whether Breath Master is there, so that its history can be asked for. */
  readonly canBring: () => Promise<boolean>;
  readonly onConnected: () => Promise<void>;
  readonly onBring: () => void;
  readonly log: (line: string) => void;
}

const { pairing } = texts;

function failureSentence(failure: Failure, address: string): string {
  if (failure.kind === 'offline' || failure.kind === 'cancelled') return pairing.unreachable;
  if (failure.kind === 'rate_limited') return pairing.rateLimited;
  if (failure.reason === 'insecure_address') return pairing.insecure(address);
  if (failure.reason === 'not_an_address') return pairing.badAddress(address);
  return pairing.notTheApi(address);
}

function failureCode(failure: Failure): string {
  return failure.kind === 'cancelled' ? failure.kind : `${failure.kind} ${failure.reason}`;
}

/** The dashboard's address from that of its pairing page. */
export function dashboardOf(verificationUri: string): string {
  if (!URL.canParse(verificationUri)) return '';
  const url = new URL(verificationUri);
  return url.protocol === 'https:' || url.protocol === 'http:' ? new URL('.', url).href : '';
}

/** Whether sending is allowed, or is now, after asking. */
export async function askToAllow(): Promise<boolean> {
  if (refusal() === null) return true;
  const { allow } = texts;
  const options = { modal: true, detail: allow.detail };
  const answer = await window.showInformationMessage(allow.question, options, allow.yes, allow.settings);
  if (answer === allow.settings) {
    await commands.executeCommand('workbench.action.openSettings', 'breathMaster.sync breathMaster.gamification.data');
    return false;
  }
  if (answer !== allow.yes) return false;
  try {
    await allowSending();
  } catch {
    void window.showInformationMessage(allow.missing);
    return false;
  }
  return refusal() === null;
}

async function askForConsent(): Promise<Consent | undefined> {
  const { consent } = texts;
  const picked = await window.showQuickPick(
    [
      { label: consent.sessions, detail: consent.sessionsHint, consent: 'sessions' as const },
      { label: consent.totals, detail: consent.totalsHint, consent: 'totals' as const },
    ],
    { title: consent.title, ignoreFocusOut: true },
  );
  return picked?.consent;
}

/** Connecting an editor: the switches, what may be sent, and then a code that is confirmed in the browser (RFC 8628). */
export class Connecting {
  readonly #options: ConnectOptions;
  #panel: PairingPanel | undefined;
  #abort = new AbortController();
  #code: PairingCode | undefined;

  constructor(options: ConnectOptions) {
    this.#options = options;
  }

  /** Goes through the steps; a second call begins anew. */
  async run(): Promise<void> {
    if (!(await askToAllow())) return;
    const consent = await askForConsent();
    if (consent === undefined) return;
    await this.#showCode(consent);
  }

  stop(): void {
    this.#abort.abort();
    this.#panel?.close();
  }

  async #showCode(consent: Consent): Promise<void> {
    this.stop();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const panel = new PairingPanel({
      onAction: (action) => void this.#act(action, panel, consent),
      onClosed: () => {
        if (this.#panel === panel) this.#abort.abort();
      },
    });
    this.#panel = panel;
    panel.show({ kind: 'starting' });
    const options = { location: ProgressLocation.Window, title: pairing.waiting };
    await window.withProgress(options, () => this.#pair(panel, consent, signal));
  }

  async #pair(panel: PairingPanel, consent: Consent, signal: AbortSignal): Promise<void> {
    const { keeper, clientVersion, log } = this.#options;
    const address = endpoint();
    let dashboard = '';
    const result = await pair({
      http: createHttp({ endpoint: address, fetch: this.#options.fetch }),
      clientId: 'breath-master-vscode',
      clientName: texts.name,
      // The program's name, never the computer's.
      deviceName: env.appName.slice(0, 60),
      consent,
      clientVersion,
      signal,
      onCode: (code) => {
        this.#code = code;
        dashboard = dashboardOf(code.verificationUri);
        panel.show({ kind: 'code', code });
        void this.#openPage();
      },
    });
    this.#code = undefined;
    log(`connecting: ${result.outcome}${result.outcome === 'failed' ? `, ${failureCode(result.failure)}` : ''}`);
    if (result.outcome === 'cancelled') return;
    if (result.outcome !== 'paired') {
      const sentence = result.outcome === 'failed' ? failureSentence(result.failure, address) : pairing[result.outcome];
      return panel.show({ kind: 'ended', sentence });
    }
    const { token, deviceId, deviceName, consent: granted } = result.device;
    try {
      await keeper.connect({ token, id: deviceId, name: deviceName, consent: granted, endpoint: address, dashboard });
    } catch (error) {
      log(`connecting: ${error instanceof Error ? error.message : 'not kept'}`);
      return panel.show({ kind: 'ended', sentence: pairing.notKept });
    }
    panel.show(await this.#connectedView(deviceName, granted));
    await this.#options.onConnected();
  }

  async #connectedView(deviceName: string, consent: Consent): Promise<PairingView> {
    const sentence = consent === 'sessions' ? pairing.connectedSessions : pairing.connectedTotals;
    return { kind: 'connected', deviceName, sentence, canBring: await this.#options.canBring() };
  }

  async #openPage(): Promise<void> {
    if (this.#code !== undefined) await env.openExternal(Uri.parse(this.#code.verificationUriComplete, true));
  }

  async #act(action: PairingAction, panel: PairingPanel, consent: Consent): Promise<void> {
    if (action === 'open') return this.#openPage();
    if (action === 'copy') return this.#code && (await env.clipboard.writeText(this.#code.userCode));
    if (action === 'again') return this.#showCode(consent);
    if (action === 'bring') this.#options.onBring();
    panel.close();
  }
}
