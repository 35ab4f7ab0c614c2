import { type Node, parseSync } from '@swc/core';

/** A piece of text that stands in the code instead of in a catalogue. */
export interface Literal {
  readonly text: string;
  readonly why: 'child' | 'attribute' | 'sentence';
}

const spoken = /\p{L}{2}/u;
/** Attributes that a person sees or hears, and those of our primitives that end in one. */
const attributes =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|hint|lead|summary|caption|legend|unit|body|text|action|description|valueText|longLabel|error)$/;
/** Two words or more, with what only sentences and headings have: a capital at the start or a stop at the end. */
const sentence = /^\p{Lu}[\p{Ll}’']*(,? [\p{L}\d“”’']+)+[.?…]?$|\p{L} \p{L}.*[.?…]$/u;
/** Modules' names and types say nothing. */
const silent =
  /^(ImportDeclaration|ExportAllDeclaration|Ts(Interface|TypeAlias)Declaration|TsTypeAnnotation|Ts\w*Type)$/;
/** Their messages are for developers. */
const developers = /^(Error|TypeError|RangeError)$/;

type Tree = Node & Record<string, unknown>;
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The words of a plain string, or of the fixed part of a template. */
function wordsOf(node: unknown): string | undefined {
  if (!isTree(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node.value);
  if (node.type === 'TemplateElement') return String(node.cooked);
  const { quasis } = node;
  return node.type === 'TemplateLiteral' && Array.isArray(quasis) && quasis.length === 1
    ? wordsOf(quasis[0])
    : undefined;
}

const isForDevelopers = ({ type, callee }: Tree): boolean =>
  type === 'NewExpression' && isTree(callee) && developers.test(String(callee.value));

/** The attribute's own words, where it has some and they are for people. */
function attributeWords({ name, value }: Tree): string | undefined {
  if (!isTree(name) || !attributes.test(String(name.value))) return undefined;
  return wordsOf(isTree(value) && value.type === 'JSXExpressionContainer' ? value.expression : value);
}

const isClass = ({ type, name }: Tree): boolean =>
  type === 'JSXAttribute' && isTree(name) && name.value === 'className';

/** `{ label = 'level' }`: what is said when nobody says otherwise. */
function defaultWords({ type, key, value }: Tree): string | undefined {
  const isSpoken =
    type === 'AssignmentPatternProperty' && isTree(key) && /(label|title|text|hint|caption)$/i.test(String(key.value));
  return isSpoken ? wordsOf(value) : undefined;
}

function literalAt(node: Tree): Literal | undefined {
  if (node.type === 'JSXText') return { why: 'child', text: String(node.value) };
  const attribute = node.type === 'JSXAttribute' ? attributeWords(node) : undefined;
  if (attribute !== undefined) return { why: 'attribute', text: attribute };
  const fallback = defaultWords(node);
  if (fallback !== undefined) return { why: 'attribute', text: fallback };
  const words = node.type === 'TemplateLiteral' ? undefined : wordsOf(node)?.trim();
  return words !== undefined && sentence.test(words) ? { why: 'sentence', text: words } : undefined;
}

/** Words in a module of the app that a person would read and no translation reaches. */
export function literalsOf(source: string, tsx: boolean): Literal[] {
  const found: Literal[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isTree(node)) {
      if (silent.test(node.type) || isForDevelopers(node) || isClass(node)) return;
      const literal = literalAt(node);
      if (literal !== undefined) {
        const text = literal.text.replaceAll(/\s+/g, ' ').trim();
        if (spoken.test(text)) found.push({ ...literal, text });
        return;
      }
    }
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(source, { syntax: 'typescript', tsx, target: 'es2022' }));
  return found;
}
