import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { StoredMail } from './store.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The page: the list on the left, the chosen mail on the right (one after the other on a phone). */
export function mailboxPage(mails: readonly StoredMail[], chosen: StoredMail | undefined, asText: boolean): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${chosen ? `${chosen.subject} · ` : ''}Mailbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/mailbox.css" />
        <script src="/mailbox.js" type="module"></script>
      </head>
      <body>
        <header>
          <h1>Mailbox</h1>
          <p>Every mail that Breath Master sends on this machine stays here.</p>
        </header>
        <div class="columns">
          <nav id="list" aria-label="Mails" aria-live="polite">${mailList(mails, chosen)}</nav>
          <main id="mail">${chosen ? oneMail(chosen, asText) : nothing()}</main>
        </div>
      </body>
    </html>`;
}

function mailList(mails: readonly StoredMail[], chosen: StoredMail | undefined): Html {
  if (mails.length === 0) return html`<p class="soft">No mails yet. They appear here by themselves.</p>`;
  return html`<ul>
    ${mails.map(
      (mail) => html`<li>
        <a href="/mail/${mail.id}" class="${mail.read ? '' : 'unread'}" ${raw(mail.id === chosen?.id ? 'aria-current="page"' : '')}>
          <span class="subject">${mail.subject}</span>
          <span class="soft">to ${mail.to}</span>
          <time class="soft" datetime="${mail.created}">${shownTime(mail.created)}</time>
        </a>
      </li>`,
    )}
  </ul>`;
}

function oneMail(mail: StoredMail, asText: boolean): Html {
  const views = [
    { name: 'As sent', href: `/mail/${mail.id}`, current: !asText },
    { name: 'Plain text', href: `/mail/${mail.id}?view=text`, current: asText },
  ];
  return html`<h2>${mail.subject}</h2>
    <p class="soft">to ${mail.to}, <time datetime="${mail.created}">${shownTime(mail.created)}</time></p>
    <p class="views">
      ${views.map((view) => html`<a href="${view.href}" ${raw(view.current ? 'aria-current="true"' : '')}>${view.name}</a> `)}
    </p>
    ${
      asText
        ? html`<pre>${mail.text}</pre>`
        : html`<iframe
            src="/view/${mail.id}.html"
            title="The mail: ${mail.subject}"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          ></iframe>`
    }`;
}

function nothing(): Html {
  return html`<p class="soft">When you sign in with an address, the mail with your link comes to this page.</p>`;
}

/** Until the script puts in the reader's own time. */
function shownTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** A mail on its own, for the frame: links open beside the mailbox. */
export function mailDocument(mail: StoredMail): string {
  const base = '<base target="_blank" />';
  return /<head[^>]*>/i.test(mail.html) ? mail.html.replace(/<head[^>]*>/i, (head) => head + base) : base + mail.html;
}

export const MAILBOX_SCRIPT = `const localTimes = () => {
  for (const time of document.querySelectorAll('time')) {
    time.textContent = new Date(time.dateTime).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  }
};
const refresh = async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const parts = location.pathname === '/' ? ['list', 'mail'] : ['list'];
  for (const id of parts) {
    const [now, next] = [document.getElementById(id), page.getElementById(id)];
    if (now && next) now.replaceChildren(...next.childNodes);
  }
  localTimes();
};
localTimes();
new EventSource('/events').addEventListener('change', refresh);
`;

export const MAILBOX_STYLE = `:root {
  color-scheme: light dark;
  --ground: light-dark(#f7f9f7, #11170c); --surface: light-dark(#ffffff, #192113); --raised: light-dark(#eef5ea, #222c1a);
  --ink: light-dark(#1f2b15, #eaf2e1); --soft: light-dark(#4a5c2a, #c5d9a8); --line: light-dark(#e3eadd, #2a3520);
  --primary: light-dark(#3f5a22, #9cb86f);
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 1200px; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 16px/1.5 Inter, 'Segoe UI', system-ui, sans-serif; display: flex; flex-direction: column; }
h1 { margin: 0; font-size: 24px; } h2 { margin: 0; font-size: 20px; overflow-wrap: anywhere; } header p { margin: 4px 0 20px; color: var(--soft); }
a { color: inherit; } :focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
.soft { color: var(--soft); font-size: 14px; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: 320px minmax(0, 1fr); gap: 20px; flex: 1; }
nav ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
nav a { display: grid; gap: 2px; padding: 12px 16px; border-radius: 12px; border: 1px solid var(--line); background: var(--surface); text-decoration: none; }
nav a:hover { background: var(--raised); } nav a[aria-current] { border-color: var(--primary); background: var(--raised); }
.unread .subject { font-weight: 650; }
main { display: flex; flex-direction: column; gap: 8px; padding: 20px; border-radius: 16px; border: 1px solid var(--line); background: var(--surface); }
main p { margin: 0; } .views { display: flex; gap: 16px; } .views a { padding: 10px 0; } .views a[aria-current] { font-weight: 650; text-decoration: none; }
iframe { flex: 1; min-height: 560px; width: 100%; border: 0; border-radius: 12px; background: var(--ground); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.6 'JetBrains Mono', ui-monospace, monospace; }
@media (max-width: 760px) { .columns { grid-template-columns: 1fr; } body { padding: 16px; } }
`;
