import { create } from 'qrcode';
import type { PairingCode } from '../client/pairing.ts';
import { texts } from './texts.ts';

/** What the pairing panel shows. */
export type PairingView =
  | { readonly kind: 'starting' }
  | { readonly kind: 'code'; readonly code: PairingCode }
  | { readonly kind: 'connected'; readonly deviceName: string; readonly sentence: string; readonly canBring: boolean }
  | { readonly kind: 'ended'; readonly sentence: string };

/** What a button of the panel asks for. */
export type PairingAction = 'copy' | 'open' | 'cancel' | 'again' | 'bring';

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A QR code as one path; dark on light in every theme, as scanners want it. */
function qrCode(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 8;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
  }
  return `<svg role="img" aria-label="${escapeHtml(texts.pairing.qr)}" viewBox="0 0 ${side} ${side}" width="180" height="180"><rect width="100%" height="100%" fill="#ffffff"/><path d="${path}" fill="#1f2b15"/></svg>`;
}

function button(action: PairingAction, label: string, isMain = false): string {
  return `<button data-action="${action}"${isMain ? ' class="main"' : ''}>${escapeHtml(label)}</button>`;
}

function body(view: PairingView): string {
  const { pairing } = texts;
  switch (view.kind) {
    case 'starting':
      return `<p role="status">…</p>`;
    case 'code': {
      const { userCode, verificationUri, verificationUriComplete, expiresAt } = view.code;
      const until = new Date(expiresAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
      return `<p>${escapeHtml(pairing.lead)}</p>
<p class="label">${escapeHtml(pairing.code)}</p>
<p class="code" data-link="${escapeHtml(verificationUriComplete)}">${escapeHtml(userCode)}</p>
<p class="buttons">${button('open', pairing.open, true)}${button('copy', pairing.copy)}${button('cancel', pairing.cancel)}</p>
<p role="status">${escapeHtml(pairing.waiting)} ${escapeHtml(pairing.goodUntil(until))}</p>
<h2>${escapeHtml(verificationUri)}</h2>
<p>${escapeHtml(pairing.elsewhere)}</p>
${qrCode(verificationUriComplete)}`;
    }
    case 'connected': {
      const bring = view.canBring
        ? `<p>${escapeHtml(pairing.bringHistoryHint)}</p><p class="buttons">${button('bring', pairing.bringHistory, true)}${button('cancel', pairing.close)}</p>`
        : `<p class="buttons">${button('cancel', pairing.close, true)}</p>`;
      return `<p role="status">${escapeHtml(pairing.connected(view.deviceName))}</p><p>${escapeHtml(view.sentence)}</p>${bring}`;
    }
    case 'ended':
      return `<p role="status">${escapeHtml(view.sentence)}</p><p class="buttons">${button('again', pairing.again, true)}${button('cancel', pairing.close)}</p>`;
  }
}

const style = `body{font-family:var(--vscode-font-family);color:var(--vscode-foreground);max-width:34rem;padding:1.5rem;line-height:1.5}
h1{font-size:1.5rem;font-weight:600}h2{font-size:1rem;margin:2rem 0 0;word-break:break-all}
.label{margin:1.5rem 0 0;color:var(--vscode-descriptionForeground)}
.code{margin:.25rem 0 1.5rem;font:600 2rem/1.2 var(--vscode-editor-font-family);letter-spacing:.05em;user-select:all}
.buttons{display:flex;flex-wrap:wrap;gap:.5rem}
button{font:inherit;min-height:2.75rem;padding:.25rem 1rem;border:1px solid var(--vscode-contrastBorder,transparent);border-radius:.5rem;cursor:pointer;color:var(--vscode-button-secondaryForeground);background:var(--vscode-button-secondaryBackground)}
button.main{color:var(--vscode-button-foreground);background:var(--vscode-button-background)}
button:focus-visible{outline:2px solid var(--vscode-focusBorder);outline-offset:2px}svg{margin-top:.75rem;border-radius:.5rem}`;

const script = `const editor=acquireVsCodeApi();
for(const button of document.querySelectorAll('button'))button.addEventListener('click',()=>{
editor.postMessage(button.dataset.action);
if(button.dataset.action==='copy')button.textContent=button.dataset.done??button.textContent;});
document.querySelector('button.main')?.focus();`;

/** The whole page. It loads nothing: style and script are inline under a nonce. */
export function pairingPage(view: PairingView, nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(texts.pairing.title)}</title>
<style nonce="${nonce}">${style}</style></head>
<body><main><h1>${escapeHtml(texts.pairing.heading)}</h1>${body(view).replace('data-action="copy"', `data-action="copy" data-done="${escapeHtml(texts.pairing.copied)}"`)}</main>
<script nonce="${nonce}">${script}</script></body></html>`;
}
