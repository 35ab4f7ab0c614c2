import { applyLanguage, type Language, languageNames, languages, useLanguage } from '#src/language/language.ts';
import { Button } from '#src/ui/button.tsx';
import { appTexts } from './app.texts.ts';
import { noteEntryLanguage } from './entry-language.ts';

/** The language for whoever has no account to keep it in yet. */
export function LanguageChoice() {
  const spoken = useLanguage();
  const choose = (language: Language) => {
    noteEntryLanguage(language);
    void applyLanguage(language);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and its legend; this is one quiet line.
    <div role="group" aria-label={appTexts.language} className="flex justify-center gap-1">
      {languages.map((language) => (
        <Button
          key={language}
          id={`language-${language}`}
          lang={language}
          variant="quiet"
          size="sm"
          aria-pressed={language === spoken}
          className="aria-pressed:underline aria-pressed:underline-offset-4"
          onClick={() => choose(language)}
        >
          {languageNames[language]}
        </Button>
      ))}
    </div>
  );
}
