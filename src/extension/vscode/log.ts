import { type LogOutputChannel, window } from 'vscode';
import { texts } from './texts.ts';

const secrets = /bmd_[\w-]+|BM-[0-9A-Z]{6}-[0-9A-Z]{6}|sess-\d+/g;

/** Takes tokens, codes and session ids out of a line. */
export function withoutSecrets(line: string): string {
  return line.replace(secrets, '…');
}

/** The output channel, made when there is first something to say. */
export class Log {
  #channel: LogOutputChannel | undefined;

  get #open(): LogOutputChannel {
    this.#channel ??= window.createOutputChannel(texts.name, { log: true });
    return this.#channel;
  }

  info(line: string): void {
    this.#open.info(withoutSecrets(line));
  }

  show(): void {
    this.#open.show();
  }

  dispose(): void {
    this.#channel?.dispose();
  }
}
