import type { Config } from 'tailwindcss';

/**
 * Maps the design tokens (CSS variables in src/ui/tokens.css) to utility names.
 * The names below are the only colours and text sizes there are: no default palette.
 */
export default {
  content: [],
  darkMode: ['variant', ['[data-theme="dark"] &']],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ground: 'var(--ground)',
      surface: 'var(--surface)',
      raised: 'var(--raised)',
      ink: 'var(--ink)',
      soft: 'var(--soft)',
      muted: 'var(--muted)',
      primary: 'var(--primary)',
      'primary-strong': 'var(--primary-strong)',
      'on-primary': 'var(--on-primary)',
      control: 'var(--control)',
      line: 'var(--line)',
      bark: 'var(--bark)',
      autumn: 'var(--autumn)',
      lake: 'var(--lake)',
      danger: 'var(--danger)',
      'on-danger': 'var(--on-danger)',
      heat: {
        0: 'var(--heat-0)',
        1: 'var(--heat-1)',
        2: 'var(--heat-2)',
        3: 'var(--heat-3)',
        4: 'var(--heat-4)',
      },
    },
    fontFamily: {
      sans: ['Inter Variable', 'Inter Fallback', 'system-ui', 'sans-serif'],
      mono: ['JetBrains Mono', 'JetBrains Mono Fallback', 'ui-monospace', 'monospace'],
    },
    fontSize: {
      caption: ['0.8125rem', { lineHeight: '1.25rem' }],
      body: ['0.9375rem', { lineHeight: '1.5rem' }],
      lead: ['1.125rem', { lineHeight: '1.75rem' }],
      title: ['1.5rem', { lineHeight: '2rem', letterSpacing: '-0.011em' }],
      figure: ['2.25rem', { lineHeight: '2.5rem', letterSpacing: '-0.022em' }],
      display: ['3.5rem', { lineHeight: '3.75rem', letterSpacing: '-0.028em' }],
    },
    extend: {
      borderRadius: { card: '1rem', control: '0.75rem' },
      boxShadow: { card: 'var(--shadow-card)', float: 'var(--shadow-float)' },
      maxWidth: { page: '70rem', text: '68ch' },
      transitionTimingFunction: { calm: 'cubic-bezier(0.23, 1, 0.32, 1)' },
      transitionDuration: { calm: '300ms', slow: '600ms' },
    },
  },
} satisfies Config;
