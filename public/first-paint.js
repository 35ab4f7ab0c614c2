// Sets theme, motion and language before the first paint, so that nothing flashes. The names are those of
// src/ui/theme.ts and src/language/language.ts.
(() => {
  const root = document.documentElement;
  const spoken = ['en', 'es'];
  const languages = [...(navigator.languages ?? [])];
  let known = false;
  try {
    const theme = localStorage.getItem('bm.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const motion = localStorage.getItem('bm.motion');
    if (motion === 'reduced' || motion === 'full') root.dataset.motion = motion;
    languages.unshift(localStorage.getItem('bm.language') ?? '');
    known = Object.keys(localStorage).some((key) => /^(sb-.+-auth-token|bm\.guest)$/.test(key));
  } catch {
    // Storage may be refused (private windows, policies): the system's own settings are used then.
  }
  root.lang = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => spoken.includes(tag)) ?? 'en';

  // Files of the page at this address, asked for together with the entry; the build fills in their names.
  const parts = {};
  const folder = new URL('.', document.currentScript.src);
  const address = location.hash.startsWith('#/')
    ? location.hash.slice(2)
    : location.pathname.slice(folder.pathname.length);
  // Whoever is not known comes to the door, unless a mail's link or the guests' own page was asked for.
  const asked = address.split(/[?#]/)[0];
  const path = known || /^(auth|guest)\b/.test(asked) ? asked : 'sign-in';
  const page = path.split('/')[0];
  for (const file of [...(parts[page] ?? []), ...(parts[root.lang] ?? [])]) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.fetchPriority = 'low';
    link.href = new URL(file, folder).href;
    document.head.append(link);
  }

  // Title and lead of the page that is coming, painted with the frame; the build fills them in from the catalogues.
  const headings = {};
  const frame = known ? 'page' : 'entry';
  const heading = headings[root.lang]?.[frame][path];
  const paintHeading = () => {
    // Whatever follows the frame says that the frame is complete.
    const place = document.querySelector('#root + *') && document.querySelector(`[data-first=${frame}]`);
    if (!place) return false;
    for (const [at, line] of place.querySelectorAll('p').entries()) line.textContent = heading[at];
    place.hidden = false;
    return true;
  };
  if (heading && !paintHeading()) {
    new MutationObserver((_, observer) => paintHeading() && observer.disconnect()).observe(root, {
      childList: true,
      subtree: true,
    });
  }

  // The first date or number takes a browser about 15 ms. It has them now: the files are still on their way.
  setTimeout(() => new Intl.NumberFormat(root.lang).format(1));
})();
