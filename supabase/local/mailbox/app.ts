import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { createMailApi } from './api.ts';
import { MAILBOX_SCRIPT, MAILBOX_STYLE, mailboxPage, mailDocument } from './page.ts';
import type { MailStore } from './store.ts';

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A mail may show its own styles and pictures that it carries, and run nothing; its links may leave the frame. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The mailbox: a page to read mails on, and Mailpit's API below `/api/v1`. */
export function createMailbox(store: MailStore): Hono {
  const app = new Hono();

  app.use('*', async (c, next) => {
    // Mails hold sign-in links: a site that points its own name at this machine is not let in.
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(c.req.header('host') ?? '')) return c.text('Not found', 404);
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', PAGE_POLICY);
    return undefined;
  });

  app.route('/api/v1', createMailApi(store));
  app.get('/mailbox.css', (c) => c.body(MAILBOX_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/mailbox.js', (c) => c.body(MAILBOX_SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));

  app.get('/', (c) => c.html(mailboxPage(store.list(), store.get('latest'), false)));

  app.get('/mail/:id', async (c) => {
    const mail = store.get(c.req.param('id'));
    if (!mail) return c.redirect('/');
    await store.markRead(mail.id);
    return c.html(mailboxPage(store.list(), mail, c.req.query('view') === 'text'));
  });

  app.get('/view/:file{.+\\.(html|txt)}', (c) => {
    const [id = '', kind] = c.req.param('file').split('.');
    const mail = store.get(id);
    if (!mail) return c.text('Not found', 404);
    if (kind === 'txt') return c.text(mail.text);
    c.header('Content-Security-Policy', MAIL_POLICY);
    return c.html(mailDocument(mail));
  });

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const stop = store.onChange(() => void stream.writeSSE({ event: 'change', data: '' }));
      await new Promise<void>((done) => stream.onAbort(done));
      stop();
    }),
  );

  return app;
}
