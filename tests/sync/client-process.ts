/** A sync client in a process of its own, so that it can be killed. Run by `client-host.ts`. */
import { serve } from './answering.ts';
import { FastClock, openClient } from './client.ts';

/** What the process is asked to do. */
export type ClientRequest =
  | { readonly op: 'append'; readonly rows: readonly unknown[] }
  | { readonly op: 'flush' }
  | { readonly op: 'counts' }
  | { readonly op: 'not_accepted' }
  | { readonly op: 'clock'; readonly ms: number };

const [journal = '', endpoint = '', token = ''] = process.argv.slice(2);
const clock = new FastClock();
const { store, uploader } = await openClient({ journal, endpoint, token: () => token, clock });

async function run(request: ClientRequest): Promise<unknown> {
  switch (request.op) {
    case 'append':
      await store.append(request.rows);
      return null;
    case 'flush':
      return await uploader.flush({ byPerson: true });
    case 'counts':
      return await store.counts();
    case 'not_accepted':
      return await store.notAccepted();
    case 'clock':
      clock.step(request.ms);
      return null;
  }
}

serve(run);
