/**
 * The voice: every text of the app and the editor, every mail, every sentence of the database that a person may read.
 * It invites and explains; it does not command, hurry, praise loudly, threaten with loss or compare with others.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderTemplate, type TemplateValues } from '#supabase/local/auth/templates.ts';

const root = join(import.meta.dirname, '../..');

/** Stands for any argument of a text: reads as a word, counts as seven, and has every property and method. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 7 : 'Word');
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    if (key === 'toString' || key === 'toLocaleString') return () => 'Word';
    return anything;
  },
});

interface Text {
  readonly at: string;
  readonly text: string;
}

/** All strings below a value; functions are asked with anything, and with none, one and some. */
function textsOf(value: unknown, at: string): Text[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (value === anything) return [];
  if (typeof value === 'function') {
    const told = [anything, 0, 1, 5].map((sample) => tell(value as (...args: unknown[]) => unknown, sample));
    const answered = told.filter((one) => one.ok);
    expect(answered.length, `${at} could not be asked`).toBeGreaterThan(0);
    const texts = answered.flatMap((one) => textsOf(one.said, `${at}()`));
    // A sample of the wrong kind leaves holes; a text that has holes with every sample keeps them, to be found.
    const whole = texts.filter(({ text }) => !/undefined|NaN|null/.test(text));
    return whole.length > 0 ? whole : texts;
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${at}.${key}`));
}

/** What a text says about a sample; not ok where the sample is of the wrong kind for it. */
function tell(text: (...args: unknown[]) => unknown, sample: unknown): { ok: boolean; said?: unknown } {
  try {
    return { ok: true, said: text(...Array.from({ length: Math.max(text.length, 1) }, () => sample)) };
  } catch {
    return { ok: false };
  }
}

type Rule = readonly [what: string, pattern: RegExp];

const anyLanguage: readonly Rule[] = [
  ['an exclamation mark', /[!¡]/],
  ['a machine’s word', /\b(undefined|null|NaN|Infinity|true|false)\b|\[object|\bfunction\b|=>/],
  ['an emoji', /\p{Extended_Pictographic}/u],
  ['two spaces or one at an end', /\S {2,}\S|^\s|\s$/],
];

const english: readonly Rule[] = [
  [
    'loss or guilt',
    /\b((?<!nothing is )lost|los(e|ing) (your|it)|broke(n)? (your )?streak|guilt|shame|fail(ed|ure)? to practise|you missed|missed (a )?days?|gave up|slipp(ed|ing)|fall(ing)? behind|let down|disappoint\w*)\b/i,
  ],
  [
    'a command',
    /\b(don['’]t (forget|miss|stop|give up|break|lose)|never miss|you (must|should|need to|have to)|make sure|remember to|keep (it up|going|pushing)|stay on track)\b/i,
  ],
  [
    'urgency',
    /\b(hurry|urgent(ly)?|act now|last chance|limited time|only today|right away|before it['’]?s too late|running out|expires soon|now or never|immediately)\b/i,
  ],
  [
    'hype',
    /\b(amazing|awesome|incredible|crush\w*|smash\w*|unlock\w*|supercharge\w*|boost\w*|hack|ultimate|effortless\w*|game.?changer|level up|great job|well done|congrat\w*|bravo|productiv\w*|10x|powerful)\b/i,
  ],
  [
    'competition',
    /\b(beat|compete|competition|competitor|winner|loser|rank(ing|ed)?|champion|grind|hustle|better than others)\b/i,
  ],
];

// A word's edges in a language with accents, which \b takes for edges.
const word = (words: string) => new RegExp(`(?<![\\p{L}])(${words})(?![\\p{L}])`, 'iu');

const spanish: readonly Rule[] = [
  [
    'loss or guilt',
    word(
      'perdiste|has perdido|(perder|pierdas|rompiste|romper) (tu|la) racha|racha|culpa|vergüenza|fallaste|te saltaste|faltaste|abandonaste|rendiste|te quedaste atrás|decepci\\p{L}*',
    ),
  ],
  [
    'a command',
    word(
      'no (olvides|pares|dejes|rompas|pierdas|te rindas|te detengas)|debes|tienes que|deberías|asegúrate|recuerda|acuérdate|nunca te saltes|sigue así|hay que (practicar|respirar)|es obligatorio',
    ),
  ],
  [
    'urgency',
    word(
      'urgente|deprisa|date prisa|rápido, |última oportunidad|antes de que sea tarde|solo hoy|ya mismo|inmediatamente|se acaba|ahora o nunca|por tiempo limitado',
    ),
  ],
  [
    'hype',
    word(
      'increíble|asombros[oa]|impresionante|espectacular|genial|fantástic[oa]|desbloque\\p{L}*|potencia\\p{L}*|supera\\p{L}* tus? límites?|sin esfuerzo|definitiv[oa]|enhorabuena|felicidades|felicita\\p{L}*|bravo|bien hecho|buen trabajo|sube de nivel|productiv\\p{L}*|poderos[oa]',
    ),
  ],
  [
    'competition',
    word(
      'gana a|ganador(a|es|as)?|perdedor(a|es|as)?|compite|competi\\p{L}*|rival(es)?|campe[oó]n(a|es|as)?|ranking|mejor que (otros|los demás)|derrota\\p{L}*',
    ),
  ],
  // The person is "tú" throughout.
  ['another form of address', word('usted(es)?|vosotr[oa]s|vuestr[oa]s?|vos (tenés|podés)')],
];

/** Several sentences end as one does; the last may be a reason that was handed in, or a word to press. */
const unfinished = (text: string): boolean =>
  /[.?…] [\p{Lu}“«¿].*[^.?:…”»)]$/u.test(text) && !/[.?…] (Word|\d|Use it|Usarla)$|room again in$/.test(text);

function complaints(texts: readonly Text[], ofLanguage: readonly Rule[] = english): string[] {
  const found = new Set<string>();
  for (const { at, text: whole } of texts) {
    // The editor's icons have names of their own: $(unlock).
    const text = whole.replace(/\$\([\w-]+\) ?/g, '');
    for (const [what, pattern] of [...anyLanguage, ...ofLanguage]) {
      if (pattern.test(text)) found.add(`${at}: ${what} in “${text}”`);
    }
    if (unfinished(text)) found.add(`${at}: no end in “${text}”`);
  }
  return [...found];
}

const modules = globSync(['src/**/*.texts.ts', 'src/extension/**/texts.ts'], { cwd: root }).sort();
const spanishModules = globSync('src/**/*.texts.es.ts', { cwd: root }).sort();

describe('texts of the app and the editor', () => {
  test('are all found', () => {
    expect(modules.length).toBeGreaterThan(9);
    expect(modules).toEqual(expect.arrayContaining([join('src', 'features', 'dashboard', 'dashboard.texts.ts')]));
  });

  test.each(modules)('%s', async (file) => {
    const exported: Record<string, unknown> = await import(join(root, file));
    const texts = Object.entries(exported).flatMap(([name, value]) => textsOf(value, name));
    expect(texts.length).toBeGreaterThan(1);
    // A terminal sets its words in columns.
    const laidOut = file.includes('push')
      ? texts.map(({ at, text }) => ({ at, text: text.replaceAll(/\s+/g, ' ').trim() }))
      : texts;
    expect(complaints(laidOut)).toEqual([]);
    // Typographic quotes and apostrophes; code that a person pastes keeps its own.
    const straight = texts.filter(({ text }) => /['"]/.test(text) && !text.includes('{') && laidOut === texts);
    expect(straight).toEqual([]);
  });
});

describe('Spanish texts', () => {
  test.each(spanishModules)('%s', async (file) => {
    const { es }: { es: unknown } = await import(join(root, file));
    const texts = textsOf(es, 'es');
    expect(texts.length).toBeGreaterThan(1);
    expect(complaints(texts, spanish)).toEqual([]);
    // «…» for quotes, and a question opens as it closes.
    expect(texts.filter(({ text }) => /["“”'’]/.test(text) && !text.includes('{'))).toEqual([]);
    expect(texts.filter(({ text }) => text.split('¿').length !== text.split('?').length)).toEqual([]);
  });

  test('the rules find what they are for', () => {
    const said = [
      'Bien hecho',
      '¡Hola',
      'Perdiste tu racha.',
      'Tienes que practicar.',
      'No olvides respirar.',
      'Última oportunidad',
      'Mejor que los demás',
      'Su cuenta, usted decide',
    ];
    for (const text of said) expect(complaints([{ at: 'x', text }], spanish)).not.toEqual([]);
    for (const text of ['Respirar cinco minutos, si te apetece.', 'Tres días de descanso.', 'No se ha perdido nada.']) {
      expect(complaints([{ at: 'x', text }], spanish)).toEqual([]);
    }
  });
});

test('tables that a text looks something up in', () => {
  const quoted = /'([^'\n{}=]* [^'\n{}=]*)'/g;
  const inSource = (file: string): Text[] =>
    [
      ...readFileSync(join(root, file), 'utf8')
        .replaceAll(/^\s*(import|\/?\*|\/\/).*$/gm, '')
        .matchAll(quoted),
    ].map((match) => ({
      at: file,
      text: (match[1] ?? '').trim(),
    }));
  const ofApp = modules.filter((file) => !/extension/.test(file));
  expect(ofApp.flatMap(inSource).length).toBeGreaterThan(300);
  expect(complaints(ofApp.flatMap(inSource))).toEqual([]);
  expect(complaints(spanishModules.flatMap(inSource), spanish)).toEqual([]);
});

const mailValues: TemplateValues = {
  SiteURL: 'http://site.test',
  ConfirmationURL: 'http://site.test/verify',
  RedirectTo: 'http://site.test/',
  Token: '123456',
  TokenHash: 'abc',
  Email: 'cedar@example.test',
  NewEmail: 'birch@example.test',
  SendingTo: 'cedar@example.test',
  Data: {},
};

describe('mails', () => {
  const mails = globSync('supabase/templates/*.html', { cwd: root }).sort();

  const languages = ['en', 'es'] as const;
  const ruleOf = { en: english, es: spanish };

  /** As the mail says it to whoever speaks the language. */
  const said = (template: string, language: string) =>
    renderTemplate(template, { ...mailValues, Data: { language } }, true);

  test.each(mails.flatMap((file) => languages.map((language) => [file, language] as const)))(
    '%s, %s',
    (file, language) => {
      const html = said(readFileSync(join(root, file), 'utf8'), language).replaceAll(
        /<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<!doctype[^>]*>/gi,
        ' ',
      );
      const texts = html
        .split(/<[^>]+>/)
        .map((text) => text.replaceAll(/\s+/g, ' ').trim())
        .filter((text) => text !== '');
      expect(texts.length).toBeGreaterThan(4);
      expect(
        complaints(
          texts.map((text) => ({ at: file, text })),
          ruleOf[language],
        ),
      ).toEqual([]);
      expect(html).toContain(`<html lang="${language}">`);
      // Nothing is said alike in both but names and figures.
      const other = said(readFileSync(join(root, file), 'utf8'), language === 'en' ? 'es' : 'en');
      expect(texts.filter((text) => other.replaceAll(/\s+/g, ' ').includes(`>${text}<`))).toEqual([
        'Breath Master',
        '123456',
      ]);
    },
  );

  test('are three, and their subjects are calm too', () => {
    expect(mails).toHaveLength(3);
    const config = readFileSync(join(root, 'supabase/config.toml'), 'utf8');
    const subjects = [...config.matchAll(/^subject = '(.*)'$/gm)].map((match) => match[1] ?? '');
    expect(subjects).toHaveLength(3);
    for (const language of languages) {
      const texts = subjects.map((subject) => ({ at: subject, text: said(subject, language) }));
      expect(new Set([...texts.map(({ text }) => text), ...subjects]).size).toBe(6);
      expect(complaints(texts, ruleOf[language])).toEqual([]);
    }
  });
});

test('sentences of the database and the API', () => {
  const sources: readonly (readonly [glob: string, pattern: RegExp])[] = [
    ['supabase/migrations/*.sql', /\bmessage = '((?:[^']|'')*)'/g],
    ['supabase/functions/**/*.ts', /(?:ApiProblem|OAuthError)\([^'`]*'[a-z_]+',\s*'([^']*)'/g],
  ];
  const texts = sources.flatMap(([glob, pattern]) =>
    globSync(glob, { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map((match) => ({
        at: file,
        text: match[1]?.trim() ?? '',
      })),
    ),
  );
  expect(texts.length).toBeGreaterThan(30);
  expect(complaints(texts)).toEqual([]);
});

test('the rules find what they are for', () => {
  const said = [
    'Great job, keep it up!',
    'You lost your streak.',
    "Don't miss today",
    'Only NaN minutes left',
    'Hurry, last chance',
    'Beat your colleagues',
    'One sentence. Another one',
  ];
  for (const text of said) expect(complaints([{ at: 'x', text }])).not.toEqual([]);
  for (const text of ['Breathe for five minutes, if you like.', 'Three days of rest, then a session on Thursday.']) {
    expect(complaints([{ at: 'x', text }])).toEqual([]);
  }
});
