import { createHttp } from '../client/http.ts';
import { connect } from './connect.ts';
import { Ended, type ExitCode } from './ended.ts';
import { Push } from './push.ts';
import type { PushOptions } from './push-options.ts';
import { readExportFile } from './read-file.ts';

/** Pairs if need be and sends an export: its rows, its counters, and then live sessions if asked to. Never throws for what a person can put right. */
export async function runPush(options: PushOptions): Promise<ExitCode> {
  const { reporter, endpoint, clock } = options;
  try {
    const file = await readExportFile(options.file, options.timeZone);
    if (typeof file === 'string') throw new Ended(file);
    reporter.file(options.file, file.rows.length);
    const http = createHttp({
      endpoint,
      ...(options.fetch ? { fetch: options.fetch } : {}),
      ...(clock ? { clock } : {}),
    });
    const device = await connect(options, http);
    await new Push(options, http, device).run(file);
    return 0;
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    reporter.problem(error.message);
    return error.exitCode;
  }
}
