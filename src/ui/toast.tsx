import { X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { classNames } from './class-names.ts';
import { uiTexts } from './ui.texts.ts';

export interface ToastInput {
  /** The answer to what the person just did. Never used for background events. */
  readonly message: string;
  /** A way back: `{ label: 'Undo', onAct }`. With it the toast stays ten seconds instead of six. */
  readonly action?: { readonly label: string; readonly onAct: () => void } | undefined;
}

interface ToastEntry extends ToastInput {
  readonly id: number;
}

const plainMs = 6_000;
const withActionMs = 10_000;
const mostAtOnce = 3;

let entries: readonly ToastEntry[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly ToastEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** Shows a toast; returns a function that takes it away again. */
export function toast(input: ToastInput): () => void {
  const id = nextId++;
  change([...entries, { ...input, id }].slice(-mostAtOnce));
  return () => dismiss(id);
}

/** Takes every toast away, e.g. on sign-out. */
export function dismissToasts(): void {
  change([]);
}

function dismiss(id: number): void {
  change(entries.filter((entry) => entry.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one place where toasts show: above the bottom bar on a phone, at the lower right on a desktop. Mount it once. */
export function Toaster() {
  const shown = useSyncExternalStore(subscribe, () => entries);
  return (
    <section
      aria-label={uiTexts.notifications}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-50 grid justify-items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:justify-items-end"
    >
      {shown.map((entry) => (
        <ToastView key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function ToastView({ entry }: { readonly entry: ToastEntry }) {
  const [held, setHeld] = useState(false);
  const remaining = useRef(entry.action === undefined ? plainMs : withActionMs);
  const { id } = entry;

  // Waits while the pointer or the focus is on it: nobody should have to hurry for an undo.
  useEffect(() => {
    if (held) return;
    const since = Date.now();
    const timer = setTimeout(() => dismiss(id), remaining.current);
    return () => {
      clearTimeout(timer);
      remaining.current = Math.max(2_000, remaining.current - (Date.now() - since));
    };
  }, [held, id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the clock and Escape are helps around the buttons within.
    <div
      className="arrive pointer-events-auto flex min-h-13 w-full max-w-md items-center gap-2 rounded-control bg-ink py-1 pr-1 pl-4 text-ground shadow-float md:w-auto md:min-w-72"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss(id);
      }}
    >
      <p className="flex-1 py-2">{entry.message}</p>
      {entry.action !== undefined && (
        <button
          type="button"
          className={classNames(toastButton, 'px-3 font-semibold underline underline-offset-4')}
          onClick={() => {
            dismiss(id);
            entry.action?.onAct();
          }}
        >
          {entry.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={uiTexts.dismiss}
        className={classNames(toastButton, 'w-11')}
        onClick={() => dismiss(id)}
      >
        <X aria-hidden="true" strokeWidth={1.75} className="size-[1.125rem]" />
      </button>
    </div>
  );
}

const toastButton =
  'inline-flex min-h-11 shrink-0 items-center justify-center rounded-lg text-ground focus-visible:outline-ground';
