import { describe, expect, it } from 'vitest';
import { htmlToText, renderTemplate, type TemplateValues } from './templates.ts';

const values: TemplateValues = {
  SiteURL: 'http://site.example',
  ConfirmationURL: 'http://api.example/verify?token=a&type=b',
  RedirectTo: 'http://site.example/x',
  Token: '123456',
  TokenHash: 'abc',
  Email: 'a@example.test',
  NewEmail: '',
  SendingTo: 'a@example.test',
  Data: { name: '<b>"Quiet" & \'Cedar\'</b>' },
};

describe('mail templates', () => {
  it('fills variables and escapes them for HTML', () => {
    expect(
      renderTemplate('<a href="{{ .ConfirmationURL }}">{{.Token}}</a> {{ .Data.name }}{{ .Data.none }}', values),
    ).toBe(
      '<a href="http://api.example/verify?token=a&amp;type=b">123456</a> &lt;b&gt;&#34;Quiet&#34; &amp; &#39;Cedar&#39;&lt;/b&gt;',
    );
  });

  it('chooses by what is known about the person', () => {
    const template =
      '<p lang="{{ if eq .Data.language "es" }}es{{ else }}en{{ end }}">{{if eq .Data.name "x"}}{{ .Token }}{{end}}</p>';
    const about = (Data: TemplateValues['Data']) => renderTemplate(template, { ...values, Data });
    expect(about({ language: 'es', name: 'x' })).toBe('<p lang="es">123456</p>');
    expect(about({ language: '<es>' })).toBe('<p lang="en"></p>');
    expect(about({})).toBe('<p lang="en"></p>');
  });

  it('leaves subjects as they are', () => {
    expect(renderTemplate('{{ .Data.name }}', values, true)).toBe(values.Data.name);
  });

  it.each([
    '{{ .Nope }}',
    '{{ if .Token }}x{{ end }}',
    '{{ if eq .Token "1" }}x{{ end }}',
    '{{ .Token | html }}',
    '{{ .constructor }}',
    '{{ .Token.x }}',
  ])('refuses %s', (template) => {
    expect(() => renderTemplate(template, values)).toThrow('not supported');
  });

  it('writes the plain-text twin with its links', () => {
    const html =
      '<head><title>t</title></head><style>p{}</style><p>Hello &amp; welcome</p><p><a href="http://x/?a=1&amp;b=2">Sign <b>in</b></a></p>';
    expect(htmlToText(html)).toBe('Hello & welcome\nSign in: http://x/?a=1&b=2');
  });
});
