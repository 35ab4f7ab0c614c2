import { useEffect, useRef } from 'react';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { BreathDrawing, type BreathDrawingHandle } from './breath-drawing.tsx';
import { breatheTexts } from './breathe.texts.ts';

const texts = breatheTexts.ready;
const restingAmplitude = 0.35;

interface ReadyCardProps {
  readonly title: string;
  readonly rhythm: string;
  readonly goalMinutes: number | null;
  readonly seed: string;
  /** Another tab breathes. */
  readonly elsewhere: boolean;
  readonly onBegin: () => void;
}

/** The breath at rest, what is chosen, and the way in. */
export function ReadyCard({ title, rhythm, goalMinutes, seed, elsewhere, onBegin }: ReadyCardProps) {
  const drawing = useRef<BreathDrawingHandle>(null);
  useEffect(() => drawing.current?.show(restingAmplitude), []);
  return (
    <Card className="overflow-hidden md:sticky md:top-5 md:self-start">
      <div className="grid flex-1 content-center justify-items-center gap-6 py-4 text-center">
        <div className="relative my-4 aspect-square w-[min(44vw,13rem)]">
          <BreathDrawing ref={drawing} seed={seed} />
        </div>
        <div className="relative grid gap-1">
          <p className="text-lead font-semibold text-ink">{texts.summary(title, goalMinutes)}</p>
          <p className="text-muted">{rhythm}</p>
        </div>
        <Button size="lg" className="min-w-44" onClick={onBegin}>
          {texts.begin}
        </Button>
        {elsewhere && <Notice tone="attention">{texts.elsewhere}</Notice>}
        <p className="hidden text-caption text-muted md:block">{texts.keys}</p>
      </div>
    </Card>
  );
}
