import '#src/ui/styles.css';
import type { Preview } from '@storybook/react-vite';
import { applyLanguage, type Language, startLanguage } from '#src/language/language.ts';
import { applyMotion, applyTheme, type Motion, type Theme } from '#src/ui/theme.ts';

const choice = (title: string, icon: 'contrast' | 'play' | 'globe', items: readonly string[]) => ({
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

const phone = { name: 'Phone', styles: { width: '375px', height: '812px' } } as const;
const tablet = { name: 'Tablet', styles: { width: '768px', height: '1024px' } } as const;
const desktop = { name: 'Desktop', styles: { width: '1440px', height: '900px' } } as const;

void startLanguage({ es: async () => (await import('#src/app/spanish.ts')).spanish });

/** Theme, motion, language and width for every story, as the app itself applies them. */
export default {
  tags: ['autodocs'],
  globalTypes: {
    theme: choice('Theme', 'contrast', ['system', 'light', 'dark']),
    motion: choice('Motion', 'play', ['system', 'reduced', 'full']),
    language: choice('Language', 'globe', ['en', 'es']),
  },
  initialGlobals: { theme: 'system', motion: 'system', language: 'en' },
  parameters: {
    layout: 'padded',
    // The ground is the theme's own.
    backgrounds: { disable: true },
    viewport: { options: { phone, tablet, desktop } },
    a11y: { test: 'error' },
    options: { storySort: { order: ['Controls', 'Fields', 'Surfaces', 'Messages', 'Drawings', 'Charts', 'Pages'] } },
  },
  loaders: [({ globals }) => applyLanguage(globals.language as Language)],
  decorators: [
    (Story, { globals }) => {
      applyTheme(globals.theme as Theme);
      applyMotion(globals.motion as Motion);
      // Texts are read as they are drawn: another language draws the story anew.
      return <Story key={String(globals.language)} />;
    },
  ],
} satisfies Preview;
