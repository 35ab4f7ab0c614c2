// Sets theme and motion before the first paint, so that nothing flashes. The names are those of src/ui/theme.ts.
(() => {
  try {
    const theme = localStorage.getItem('bm.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const motion = localStorage.getItem('bm.motion');
    if (motion === 'reduced' || motion === 'full') document.documentElement.dataset.motion = motion;
  } catch {
    // Storage may be refused (private windows, policies): the system's own settings are used then.
  }
})();
