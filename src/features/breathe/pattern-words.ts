import { isPatternName, type Phases, phasesOf } from '#src/domain/patterns.ts';
import { breatheTexts as texts } from './breathe.texts.ts';

const noPhases: Phases = { inhale: 0, holdIn: 0, exhale: 0, holdOut: 0 };

/** Phases of a pattern that was chosen here; a text that is none holds for ever, as in the extension. */
export const phasesHere = (pattern: string): Phases => phasesOf(pattern) ?? noPhases;

/** The four lengths in words: "4 in, 7 hold, 8 out". */
export const rhythmWords = (pattern: string): string => texts.rhythm(phasesHere(pattern));

/** How a pattern is called: its name, a preset's name, or the seconds themselves. */
export function patternTitle(pattern: string, presets: readonly { name: string; pattern: string }[] = []): string {
  if (isPatternName(pattern)) return texts.patterns[pattern].name;
  return presets.find((preset) => preset.pattern === pattern)?.name ?? pattern;
}
