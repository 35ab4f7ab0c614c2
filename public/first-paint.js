// Sets theme, motion and language before the first paint, so that nothing flashes. The names are those of
// src/ui/theme.ts and src/language/language.ts.
(() => {
  const root = document.documentElement;
  const spoken = ['en', 'es'];
  const asked = [...(navigator.languages ?? [])];
  try {
    const theme = localStorage.getItem('bm.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const motion = localStorage.getItem('bm.motion');
    if (motion === 'reduced' || motion === 'full') root.dataset.motion = motion;
    asked.unshift(localStorage.getItem('bm.language') ?? '');
  } catch {
    // Storage may be refused (private windows, policies): the system's own settings are used then.
  }
  root.lang = asked.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => spoken.includes(tag)) ?? 'en';
})();
