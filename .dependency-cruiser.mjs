/** The one-way road: app → features → (backend, ui) → (domain, language); extension and functions import domain only. */
const notTests = '\\.(test(-data)?|stories)\\.tsx?$';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: notTests },
      to: { path: '^(src/(?!domain/)|supabase/|tests/)' },
    },
    {
      name: 'language-stands-alone',
      severity: 'error',
      from: { path: '^src/language/', pathNot: notTests },
      to: { path: '^(src/(?!language/)|supabase/|tests/)' },
    },
    {
      name: 'ui-knows-domain-and-language-only',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: notTests },
      to: { path: '^(src/(?!ui/|domain/|language/)|supabase/|tests/)' },
    },
    {
      name: 'backend-knows-config-domain-and-language-only',
      severity: 'error',
      from: { path: '^src/backend/', pathNot: notTests },
      to: { path: '^(src/(?!backend/|config/|domain/|language/)|supabase/|tests/)' },
    },
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: notTests },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-do-not-look-up',
      severity: 'error',
      from: { path: '^src/features/', pathNot: notTests },
      to: { path: '^(src/(app|extension)/|supabase/|tests/)' },
    },
    {
      name: 'extension-knows-domain-only',
      severity: 'error',
      from: { path: '^src/extension/', pathNot: notTests },
      to: { path: '^(src/(?!extension/|domain/)|supabase/|tests/)' },
    },
    {
      name: 'functions-know-domain-only',
      severity: 'error',
      from: { path: '^supabase/functions/', pathNot: notTests },
      to: { path: '^(src/(?!domain/)|supabase/local/|tests/)' },
    },
    {
      name: 'app-code-does-not-know-the-embedded-stack',
      severity: 'error',
      from: { path: '^src/', pathNot: notTests },
      to: { path: '^supabase/local/' },
    },
    {
      name: 'runtime-code-does-not-use-dev-dependencies',
      severity: 'error',
      from: {
        path: '^(src|supabase/functions)/',
        pathNot: '(\\.(test|stories)\\.tsx?$|^src/extension/(push|packaging)/)',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
