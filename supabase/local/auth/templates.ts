/** Values that a mail template may name, as in GoTrue: `{{ .Token }}`, `{{ .Data.name }}`, `{{ if eq .Data.name "x" }}`. */
export interface TemplateValues {
  SiteURL: string;
  ConfirmationURL: string;
  RedirectTo: string;
  Token: string;
  TokenHash: string;
  Email: string;
  NewEmail: string;
  SendingTo: string;
  Data: Readonly<Record<string, unknown>>;
}

const ACTION = /\{\{-?\s*(.*?)\s*-?\}\}/gs;
/** One choice by what is known about the person, without another inside. */
const CHOICE =
  /\{\{-?\s*if eq \.Data\.(\w+) "([^"]*)"\s*-?\}\}(.*?)(?:\{\{-?\s*else\s*-?\}\}(.*?))?\{\{-?\s*end\s*-?\}\}/gs;
const VARIABLE = /^\.([A-Za-z]\w*)(?:\.(\w+))?$/;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
}

function lookUp(values: TemplateValues, expression: string): string {
  const [, name, field] = VARIABLE.exec(expression) ?? [];
  if (name === 'Data' && field !== undefined) return String(values.Data[field] ?? '');
  const known: Readonly<Record<string, unknown>> = { ...values };
  const value = name !== undefined && field === undefined && Object.hasOwn(known, name) ? known[name] : undefined;
  if (typeof value !== 'string') throw new Error(`The mail template uses {{ ${expression} }}, which is not supported`);
  return value;
}

/**
 * Fills a mail template. Values are escaped for HTML unless `plain` is set (subjects).
 * Throws for anything but plain variables and choices by one, so that no half-filled mail is sent.
 */
export function renderTemplate(template: string, values: TemplateValues, plain = false): string {
  const chosen = template.replace(CHOICE, (_, field: string, wanted: string, then: string, otherwise = '') =>
    values.Data[field] === wanted ? then : otherwise,
  );
  return chosen.replace(ACTION, (_, expression: string) => {
    const value = lookUp(values, expression);
    return plain ? value : escapeHtml(value);
  });
}

/** The plain-text twin of a mail: paragraphs, and each link written out behind its words. */
export function htmlToText(html: string): string {
  const text = html
    .replace(/<(style|script|head|title)\b.*?<\/\1>/gis, '')
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gis, (_, href: string, label: string) => {
      const words = label.replace(/<[^>]+>/g, '').trim();
      return words === '' || words === href ? href : `${words}: ${href}`;
    })
    .replace(/<br\s*\/?>|<\/(?:p|div|h[1-6]|tr|li|table)>/gi, '\n')
    .replace(/<[^>]+>/g, '');
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
