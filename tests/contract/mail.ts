import { inject, vi } from 'vitest';

/** What a mail of the project's templates carries. */
export interface Mail {
  subject: string;
  /** The six digits. */
  code: string;
  /** The token in its link. */
  tokenHash: string;
  /** Where its button leads. */
  href: string;
}

interface Summary {
  ID: string;
  To: { Address: string }[];
}

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(`${inject('contract').mailUrl}/api/v1/${path}`);
  if (!response.ok) throw new Error(`the mailbox answers ${response.status}`);
  return (await response.json()) as T;
}

/** The newest mail to an address, which it waits for; the first `skip` mails are passed over. */
export async function mailTo(address: string, skip = 0): Promise<Mail> {
  const { ID } = await vi.waitFor(
    async () => {
      const { messages } = await getJson<{ messages: Summary[] }>('messages?limit=200');
      const mine = messages.filter(({ To }) => To.some((to) => to.Address === address));
      if (mine.length <= skip || !mine[0]) throw new Error(`no mail to ${address}`);
      return mine[0];
    },
    { timeout: 10_000, interval: 100 },
  );
  const { Subject, HTML, Text } = await getJson<{ Subject: string; HTML: string; Text: string }>(`message/${ID}`);
  const href = /href="([^"]*token(?:_hash)?=[^"]+)"/.exec(HTML)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const query = new URL(href).searchParams;
  return {
    subject: Subject,
    // Six digits also occur in tokens and addresses.
    code: /(?<!\d)\d{6}(?!\d)/.exec(Text.replace(/\S*(?::\/\/|@)\S*/g, ''))?.[0] ?? '',
    tokenHash: query.get('token_hash') ?? query.get('token') ?? '',
    href,
  };
}
