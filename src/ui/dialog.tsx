import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { uiTexts } from './ui.texts.ts';

export interface DialogProps {
  readonly open: boolean;
  /** Called when the person leaves it by Escape, the cross or a click beside it. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** One or two sentences, read out with the title. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the foot; the main one last. */
  readonly actions?: ReactNode;
}

/**
 * A modal dialog on the browser's own `<dialog>`: the rest of the page is inert, focus goes in and comes back,
 * Escape closes. Its content exists only while it is open.
 */
export function Dialog({ open, onClose, title, description, children, actions }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click beside is a convenience; Escape and the cross do the same.
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="dialog m-auto w-[min(32rem,calc(100vw-2rem))] rounded-card bg-surface p-0 text-ink shadow-float"
    >
      {open && (
        <div className="grid max-h-[calc(100dvh-4rem)] gap-4 overflow-y-auto p-5 sm:p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={`${id}-title`} className="text-lead font-semibold">
              {title}
            </h2>
            <button
              type="button"
              aria-label={uiTexts.close}
              onClick={onClose}
              className="-mt-2 -mr-2 inline-flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-raised"
            >
              <X aria-hidden="true" strokeWidth={1.75} className="size-5" />
            </button>
          </div>
          {description !== undefined && (
            <p id={`${id}-description`} className="max-w-text text-muted">
              {description}
            </p>
          )}
          {children}
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-3 pt-2">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
