import { Hono } from 'hono';
import { z } from 'zod';
import type { MailStore, StoredMail } from './store.ts';

const FROM = { Name: 'Breath Master', Address: 'breath-master@localhost' };
const deleteSchema = z.object({ IDs: z.array(z.string()).optional() });

/** The part of Mailpit's API that clients and tests use, in Mailpit's shapes. */
export function createMailApi(store: MailStore): Hono {
  const app = new Hono();

  app.get('/messages', (c) => {
    const all = store.list();
    const start = pageNumber(c.req.query('start'), 0);
    const messages = all.slice(start, start + pageNumber(c.req.query('limit'), 50)).map(summary);
    const unread = all.filter((mail) => !mail.read).length;
    const counts = { total: all.length, unread, count: messages.length, messages_count: all.length };
    return c.json({ ...counts, messages_unread: unread, start, tags: [], messages });
  });

  app.get('/message/:id', async (c) => {
    const mail = store.get(c.req.param('id'));
    if (!mail) return c.json({ Error: 'message not found' }, 404);
    await store.markRead(mail.id);
    return c.json(full(mail));
  });

  app.delete('/messages', async (c) => {
    const body = deleteSchema.safeParse(await c.req.json().catch(() => ({})));
    if (!body.success) return c.json({ Error: 'IDs has to be a list of message ids' }, 400);
    // No list, or an empty one, means all of them.
    await store.remove(body.data.IDs?.length ? body.data.IDs : undefined);
    return c.text('ok');
  });

  return app;
}

function summary(mail: StoredMail) {
  return {
    ...common(mail),
    Read: mail.read,
    Created: mail.created,
    Username: '',
    Attachments: 0,
    Snippet: mail.text.replace(/\s+/g, ' ').trim().slice(0, 250),
  };
}

function full(mail: StoredMail) {
  return {
    ...common(mail),
    ReturnPath: FROM.Address,
    Date: mail.created,
    ListUnsubscribe: { Header: '', Links: [], Errors: '', HeaderPost: '' },
    Username: '',
    Text: mail.text,
    HTML: mail.html,
    Inline: [],
    Attachments: [],
  };
}

function common(mail: StoredMail) {
  return {
    ID: mail.id,
    MessageID: `${mail.id}@localhost`,
    From: FROM,
    To: [{ Name: '', Address: mail.to }],
    Cc: [],
    Bcc: [],
    ReplyTo: [],
    Subject: mail.subject,
    Tags: [],
    Size: Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text),
  };
}

function pageNumber(text: string | undefined, fallback: number): number {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value >= 0 ? value : fallback;
}
