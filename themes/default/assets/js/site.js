// Everything is readable without this file. It adds: a switch between light and dark, a print button, arrow keys in
// figures that scroll, the view that an address asks for (#_list-view), and heads that stay in sight on maps that scroll.
(() => {
  const root = document.documentElement;
  const stored = () => {
    try { return localStorage.getItem('theme'); } catch { return null; }
  };
  const theme = stored();
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

  const switchTheme = () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* a page from disk may have no storage */ }
  };

  const showView = () => {
    const view = document.getElementById(location.hash.slice(1));
    const name = view && /^_(\w+)-view$/.exec(view.id);
    const choice = name && document.getElementById(`view-${name[1]}`);
    if (choice) choice.checked = true;
  };

  const scrollWithKeys = event => {
    const box = event.target;
    const step = { ArrowLeft: -80, ArrowRight: 80 }[event.key];
    if (!step || !box.matches?.('.map-frame, .scroll') || event.altKey || event.ctrlKey || event.metaKey) return;
    box.scrollLeft += step;
    event.preventDefault();
  };

  // A map that scrolls sideways is a box of its own, to whose top its heads stick: here they follow the page's.
  const keepHeads = () => {
    for (const heads of document.querySelectorAll('.map-frame .map-sticky')) {
      const frame = heads.closest('.map-frame');
      const past = Math.min(-frame.getBoundingClientRect().top, frame.clientHeight - 2 * heads.offsetHeight);
      heads.style.transform = past > 0 && getComputedStyle(frame).overflowX !== 'visible' ? `translateY(${past}px)` : '';
    }
  };

  document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-switch]')) switchTheme();
    if (event.target.closest('[data-print]')) print();
  });
  document.addEventListener('keydown', scrollWithKeys);
  addEventListener('hashchange', showView);
  addEventListener('scroll', keepHeads, { passive: true });
  addEventListener('resize', keepHeads);
  document.addEventListener('DOMContentLoaded', () => {
    for (const button of document.querySelectorAll('[data-theme-switch], [data-print]')) button.hidden = false;
    showView();
  });
})();
