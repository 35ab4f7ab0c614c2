import type { StorybookConfig } from '@storybook/react-vite';

/** Every primitive and the main pages, each in its states: `npm run storybook`. Sends nothing to anybody. */
export default {
  stories: ['../src/**/*.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  framework: { name: '@storybook/react-vite', options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } } },
  staticDirs: ['../public'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  // The native compiler has no such plug-in; Babel reads the props well enough.
  typescript: { reactDocgen: 'react-docgen' },
} satisfies StorybookConfig;
