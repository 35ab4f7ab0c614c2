// Sets theme, motion and language before the first paint, so that nothing flashes. The names are those of
// src/ui/theme.ts and src/language/language.ts.
(() => {
  const root = document.documentElement;
  const spoken = ['en', 'es'];
  const asked = [...(navigator.languages ?? [])];
  let known = false;
  try {
    const theme = localStorage.getItem('bm.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const motion = localStorage.getItem('bm.motion');
    if (motion === 'reduced' || motion === 'full') root.dataset.motion = motion;
    asked.unshift(localStorage.getItem('bm.language') ?? '');
    known = Object.keys(localStorage).some((key) => /^(sb-.+-auth-token|bm\.guest)$/.test(key));
  } catch {
    // Storage may be refused (private windows, policies): the system's own settings are used then.
  }
  root.lang = asked.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => spoken.includes(tag)) ?? 'en';

  // The first date or number takes a browser about 15 ms. After the first paint it has them: files are on their way.
  requestAnimationFrame(() => setTimeout(() => new Intl.NumberFormat(root.lang).format(1)));

  // Files of the page at this address, asked for together with the entry; the build fills in their names.
  const parts = {};
  const folder = new URL('.', document.currentScript.src);
  const address = location.hash.startsWith('#/')
    ? location.hash.slice(2)
    : location.pathname.slice(folder.pathname.length);
  const page = known ? address.split(/[/?#]/)[0] : 'sign-in';
  for (const file of [...(parts[page] ?? []), ...(parts[root.lang] ?? [])]) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.fetchPriority = 'low';
    link.href = new URL(file, folder).href;
    document.head.append(link);
  }
})();
