import { type DragEvent, useId, useState } from 'react';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Notice } from '#src/ui/notice.tsx';
import { TextAreaField } from '#src/ui/text-field.tsx';
import { portabilityTexts } from '../portability.texts.ts';

const texts = portabilityTexts.import.choose;

/** A text to look into; `name` is null for a pasted one. */
export interface ChosenText {
  readonly name: string | null;
  readonly text: string;
}

interface ChooseCardProps {
  readonly onChosen: (chosen: readonly ChosenText[]) => void;
}

/** Takes exports by file, several at once, by drop or by paste. */
export function ChooseCard({ onChosen }: ChooseCardProps) {
  const inputId = useId();
  const [pasted, setPasted] = useState('');
  const [isOver, setIsOver] = useState(false);
  const [failed, setFailed] = useState(false);

  const take = async (files: FileList | null): Promise<void> => {
    if (files === null || files.length === 0) return;
    try {
      const chosen = await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));
      setFailed(false);
      onChosen(chosen);
    } catch {
      setFailed(true);
    }
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(over);
  };

  return (
    <Card title={texts.title}>
      <div className="grid gap-6">
        <p className="max-w-text text-muted">{texts.how}</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the button within does the same. */}
        <div
          onDragOver={drag(true)}
          onDragLeave={drag(false)}
          onDrop={(event) => {
            drag(false)(event);
            void take(event.dataTransfer.files);
          }}
          className={classNames(
            'flex flex-wrap items-center justify-center gap-3 rounded-control border border-dashed border-control p-8',
            isOver && 'bg-raised',
          )}
        >
          <span className="text-muted">{texts.drop}</span>
          <label
            htmlFor={inputId}
            className={classNames(
              buttonClass({ variant: 'secondary' }),
              'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary',
            )}
          >
            {texts.files}
            <input
              id={inputId}
              type="file"
              multiple
              accept=".json,.txt,application/json,text/plain"
              className="sr-only"
              onChange={(event) => {
                void take(event.target.files);
              }}
            />
          </label>
        </div>
        {failed && <Notice tone="danger">{texts.unreadable}</Notice>}
        <form
          className="grid justify-items-start gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (pasted.trim() !== '') onChosen([{ name: null, text: pasted }]);
          }}
        >
          <TextAreaField
            label={texts.paste}
            code
            spellCheck={false}
            autoComplete="off"
            placeholder={texts.placeholder}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            className="w-full"
          />
          <Button type="submit" disabled={pasted.trim() === ''}>
            {texts.look}
          </Button>
        </form>
      </div>
    </Card>
  );
}
