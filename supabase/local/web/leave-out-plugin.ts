/**
 * Leaves out of the build what auth-js brings and this app never calls: passkeys, wallets, passwords, most of the
 * admin's API (docs/decisions/005). Nothing is left out that something kept refers to.
 */
import type { ESTree, Plugin } from 'vite';
import { parseAst } from 'vite';

const absent = (...names: string[]): string => names.map((name) => `export function ${name}() {}`).join('\n');

/** Modules that methods name which go. */
const MODULES: Readonly<Record<string, string>> = {
  'lib/webauthn.js': absent(
    'createCredential',
    'deserializeCredentialCreationOptions',
    'deserializeCredentialRequestOptions',
    'getCredential',
    'serializeCredentialCreationResponse',
    'serializeCredentialRequestResponse',
    'browserSupportsWebAuthn',
    'webAuthnAbortService',
    'WebAuthnApi',
  ),
  'lib/web3/ethereum.js': absent('createSiweMessage', 'fromHex', 'getAddress', 'toHex'),
};

/** What src/backend and src/features call on the auth client; what these need is kept too. */
export const CALLED = [
  'getSession',
  'onAuthStateChange',
  'refreshSession',
  'signInAnonymously',
  'signInWithOtp',
  'signOut',
  'updateUser',
  'verifyOtp',
] as const;

interface Lean {
  /** Methods that are called from outside. */
  readonly called: readonly string[];
  /** Properties that the constructor sets up for nobody else. */
  readonly unusedParts: readonly string[];
}

/** Classes that keep what is called. Signing out is the admin's one method that the client needs. */
const CLASSES: Readonly<Record<string, Lean>> = {
  'GoTrueClient.js': { called: CALLED, unusedParts: ['mfa', 'oauth', 'passkey'] },
  'GoTrueAdminApi.js': { called: ['signOut'], unusedParts: ['mfa', 'oauth', 'customProviders', 'passkey'] },
};

type Node = { readonly type: string; readonly start: number; readonly end: number };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Calls `visit` with every node below. */
function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

/** Every name that is read or called as a property (`anything.name`). */
function propertiesIn(node: Node): Set<string> {
  const names = new Set<string>();
  walk(node, (found) => {
    const member = found as ESTree.MemberExpression;
    if (found.type === 'MemberExpression' && member.property.type === 'Identifier') names.add(member.property.name);
  });
  return names;
}

/** The name that `this.name = …;` sets, or `null` for any other statement. */
function setBy(statement: Node): string | null {
  const { expression } = statement as ESTree.ExpressionStatement;
  if (statement.type !== 'ExpressionStatement' || expression.type !== 'AssignmentExpression') return null;
  const { left } = expression;
  const onThis = left.type === 'MemberExpression' && left.object.type === 'ThisExpression';
  return onThis && left.property.type === 'Identifier' ? left.property.name : null;
}

/**
 * A class with the called methods and those that they need.
 * Throws when a called method or an unused part is not there: then an update has moved it.
 */
export function leanClass(code: string, { called, unusedParts }: Lean): string {
  const methods = new Map<string, Node>();
  let builder: ESTree.MethodDefinition | undefined;
  walk(parseAst(code) as unknown as Node, (node) => {
    const method = node as ESTree.MethodDefinition;
    if (node.type !== 'MethodDefinition' || method.key.type !== 'Identifier') return;
    if (method.kind === 'constructor') builder = method;
    else methods.set(method.key.name, node);
  });
  const setUp = ((builder?.value.body?.body ?? []) as unknown as Node[]).map((node) => ({
    node,
    name: setBy(node),
  }));
  const dropped = setUp.filter(({ name }) => name !== null && unusedParts.includes(name));
  const missing = [
    ...called.filter((name) => !methods.has(name)),
    ...unusedParts.filter((name) => !dropped.some((part) => part.name === name)),
  ];
  if (missing.length > 0) throw new Error(`Not found in auth-js: ${missing.join(', ')}`);

  const kept = new Set<string>();
  const need = (names: Iterable<string>): void => {
    for (const name of names) {
      if (unusedParts.includes(name)) throw new Error(`auth-js needs its part "${name}"`);
      const method = methods.get(name);
      if (method === undefined || kept.has(name)) continue;
      kept.add(name);
      need(propertiesIn(method));
    }
  };
  need(called);
  for (const { node } of setUp.filter((part) => !dropped.includes(part))) need(readBy(node));

  const goes = [...methods].filter(([name]) => !kept.has(name)).map(([, node]) => node);
  return [...goes, ...dropped.map(({ node }) => node)]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}

/** What a statement of the constructor reads; what it sets itself is none of it. */
function readBy(statement: Node): Set<string> {
  const names = propertiesIn(statement);
  const own = setBy(statement);
  if (own !== null) names.delete(own);
  return names;
}

export function leaveOut(): Plugin {
  const waiting = new Set([...Object.keys(MODULES), ...Object.keys(CLASSES)]);
  const partOf = (id: string) => /@supabase\/auth-js\/dist\/module\/(.+)$/.exec(id.replaceAll('\\', '/'))?.[1] ?? '';
  return {
    name: 'leave-out',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const part = partOf(id);
      if (part in MODULES) waiting.delete(part);
      return MODULES[part] ?? null;
    },
    transform(code, id) {
      const part = partOf(id);
      const lean = CLASSES[part];
      if (lean === undefined) return null;
      waiting.delete(part);
      return { code: leanClass(code, lean), map: null };
    },
    buildEnd(error) {
      if (!error && waiting.size > 0) this.error(`Not found in auth-js: ${[...waiting].join(', ')}`);
    },
  };
}
