/** The part of the editor's API that the extension uses, in memory. Tests reach the inside through `fake`. */

type Listener<T> = (event: T) => unknown;

class Disposable {
  readonly #end: () => unknown;
  constructor(end: () => unknown) {
    this.#end = end;
  }
  dispose() {
    return this.#end();
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>) => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
}

export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly text: string;
  constructor(scheme: string, path: string, text: string) {
    this.scheme = scheme;
    this.path = path;
    this.text = text;
  }
  static parse(text: string) {
    const url = new URL(text);
    return new Uri(url.protocol.slice(0, -1), url.pathname, text);
  }
  static from({ scheme, path }: { scheme: string; path: string }) {
    return new Uri(scheme, path, `${scheme}:${path}`);
  }
  static file(path: string) {
    return Object.assign(new Uri('file', path, path), { fsPath: path });
  }
}

export const UIKind = { Desktop: 1, Web: 2 } as const;
export const ViewColumn = { Active: -1 } as const;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const;
export const ProgressLocation = { Window: 10 } as const;

interface Setting {
  global?: unknown;
  workspace?: unknown;
  fallback?: unknown;
}

interface Panel {
  html: string;
  send: (message: unknown) => void;
  close: () => void;
  isOpen: boolean;
}

/** What the person and the computer do, and what they see. */
export class FakeEditor {
  readonly settings = new Map<string, Setting>();
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  readonly executed: string[] = [];
  readonly panels: Panel[] = [];
  readonly opened: string[] = [];
  readonly logged: string[] = [];
  readonly documents: string[] = [];
  readonly messages: { readonly text: string; readonly items: readonly string[]; readonly modal: boolean }[] = [];
  readonly installed = new Set<string>();
  readonly configurationChanged = new EventEmitter<{ affectsConfiguration: (section: string) => boolean }>();
  readonly windowChanged = new EventEmitter<{ focused: boolean }>();
  readonly secretsChanged = new EventEmitter<{ key: string }>();
  readonly secrets = new Map<string, string>();
  readonly memento = new Map<string, unknown>();
  readonly status = { text: '', tooltip: '', visible: false };
  clipboard = '';
  remoteName: string | undefined;
  uiKind: number = UIKind.Web;
  uriHandler: { handleUri: (uri: Uri) => unknown } | undefined;
  /** How the person answers questions and lists; by default they close them. */
  answers: (text: string, items: readonly string[]) => string | undefined = () => undefined;

  set(key: string, setting: Setting): void {
    this.settings.set(key, { ...this.settings.get(key), ...setting });
    this.configurationChanged.fire({ affectsConfiguration: (section) => key.startsWith(`${section}.`) });
  }

  async run(command: string): Promise<unknown> {
    const handler = this.commands.get(command);
    if (handler === undefined) throw new Error(`command '${command}' not found`);
    return handler();
  }
}

/** One editor for the module: tests begin with {@link startAfresh}. */
export let fake = new FakeEditor();

export function startAfresh(): FakeEditor {
  fake = new FakeEditor();
  return fake;
}

export const workspace = {
  getConfiguration: (section: string) => ({
    get(key: string) {
      const { global, workspace: inWorkspace, fallback } = fake.settings.get(`${section}.${key}`) ?? {};
      return inWorkspace ?? global ?? fallback;
    },
    inspect(key: string) {
      const { global, fallback } = fake.settings.get(`${section}.${key}`) ?? {};
      return { globalValue: global, defaultValue: fallback };
    },
    async update(key: string, value: unknown) {
      if (!fake.settings.has(`${section}.${key}`)) throw new Error('not a registered configuration');
      fake.set(`${section}.${key}`, { global: value });
    },
  }),
  onDidChangeConfiguration: (listener: Listener<{ affectsConfiguration: (section: string) => boolean }>) =>
    fake.configurationChanged.event(listener),
  registerTextDocumentContentProvider(_scheme: string, provider: { provideTextDocumentContent: (uri: Uri) => string }) {
    content = provider;
    return new Disposable(() => undefined);
  },
  async openTextDocument(uri: Uri) {
    return content?.provideTextDocumentContent(uri) ?? '';
  },
};

let content: { provideTextDocumentContent: (uri: Uri) => string } | undefined;

export const window = {
  createOutputChannel: () => ({
    info: (line: string) => fake.logged.push(line),
    show: () => undefined,
    dispose: () => undefined,
  }),
  createStatusBarItem() {
    const { status } = fake;
    return Object.assign(status, {
      show: () => Object.assign(status, { visible: true }),
      hide: () => Object.assign(status, { visible: false }),
      dispose: () => undefined,
    });
  },
  createWebviewPanel() {
    const messages = new EventEmitter<unknown>();
    const disposed = new EventEmitter<undefined>();
    const panel: Panel = {
      html: '',
      isOpen: true,
      send: (message) => messages.fire(message),
      close() {
        if (!panel.isOpen) return;
        panel.isOpen = false;
        disposed.fire(undefined);
      },
    };
    fake.panels.push(panel);
    const webview = {
      get html() {
        return panel.html;
      },
      set html(html: string) {
        if (!panel.isOpen) throw new Error('Webview is disposed');
        panel.html = html;
      },
      onDidReceiveMessage: messages.event,
    };
    return { webview, onDidDispose: disposed.event, dispose: () => panel.close() };
  },
  async showInformationMessage(text: string, ...rest: readonly (string | { modal?: boolean })[]) {
    const items = rest.filter((item) => typeof item === 'string');
    const modal = rest.some((item) => typeof item === 'object' && item.modal === true);
    fake.messages.push({ text, items, modal });
    return fake.answers(text, items);
  },
  async showQuickPick(items: readonly { label: string }[], options: { title: string }) {
    const label = fake.answers(
      options.title,
      items.map((item) => item.label),
    );
    return items.find((item) => item.label === label);
  },
  showTextDocument: async (text: string) => void fake.documents.push(text),
  withProgress: (_options: unknown, task: () => unknown) => task(),
  onDidChangeWindowState: (listener: Listener<{ focused: boolean }>) => fake.windowChanged.event(listener),
  registerUriHandler(handler: { handleUri: (uri: Uri) => unknown }) {
    fake.uriHandler = handler;
    return new Disposable(() => undefined);
  },
};

export const commands = {
  registerCommand(name: string, run: (...args: unknown[]) => unknown) {
    fake.commands.set(name, run);
    return new Disposable(() => fake.commands.delete(name));
  },
  async executeCommand(name: string, ...args: unknown[]) {
    fake.executed.push([name, ...args].join(' '));
    return fake.commands.get(name)?.(...args);
  },
  getCommands: async () => [...fake.commands.keys()],
};

export const env = {
  appName: 'Test Editor',
  get uiKind() {
    return fake.uiKind;
  },
  get remoteName() {
    return fake.remoteName;
  },
  clipboard: {
    readText: async () => fake.clipboard,
    async writeText(text: string) {
      fake.clipboard = text;
    },
  },
  async openExternal(uri: Uri) {
    fake.opened.push(uri.text);
    return true;
  },
};

export const extensions = {
  getExtension: (id: string) => (fake.installed.has(id) ? { id } : undefined),
};

/** What `activate` is given, with a storage folder of this profile. */
export function fakeContext(globalStorage: string) {
  const { secrets, memento } = fake;
  const { secretsChanged } = fake;
  return {
    globalStorageUri: Uri.file(globalStorage),
    extension: { packageJSON: { version: '0.0.0-test' } },
    subscriptions: [] as { dispose(): unknown }[],
    globalState: {
      get: (key: string) => memento.get(key),
      update: async (key: string, value: unknown) => void memento.set(key, value),
    },
    secrets: {
      get: async (key: string) => secrets.get(key),
      async store(key: string, value: string) {
        secrets.set(key, value);
        secretsChanged.fire({ key });
      },
      async delete(key: string) {
        secrets.delete(key);
        secretsChanged.fire({ key });
      },
      onDidChange: secretsChanged.event,
    },
  };
}
