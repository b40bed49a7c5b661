// Everything is readable without this file. It adds: a switch between light and dark, a print button, arrow keys in
// figures that scroll, the view that an address asks for (#_list-view, #_target-state) and an address that follows the
// chosen view, heads that stay in sight on maps that scroll, and the present stage in sight among the others.
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

  // What an address asks for: `#_list-view`, `#_target-state`, or both as `#_list-view&_target-state`. An address that
  // asks for nothing brings back what the page was written with, so that the way back leads there.
  const CHOICES = { view: 'view', kind: 'state' };
  const asked = () => location.hash.slice(1).split('&').filter(word => /^_\w+-(view|state)$/.test(word));

  const showView = () => {
    if (location.hash && !asked().length) return;
    for (const [name, ending] of Object.entries(CHOICES)) {
      const wish = asked().find(word => word.endsWith(`-${ending}`));
      const id = wish && `${name}-${wish.slice(1, -ending.length - 1)}`;
      for (const choice of document.querySelectorAll(`input[name="${name}"]`)) {
        if (id ? choice.id === id : choice.defaultChecked) choice.checked = true;
      }
    }
  };

  const followView = event => {
    if (!Object.hasOwn(CHOICES, event.target.name) || event.target.type !== 'radio') return;
    const words = Object.entries(CHOICES).flatMap(([name, ending]) => {
      const choice = document.querySelector(`input[name="${name}"]:checked`);
      return choice && !choice.defaultChecked ? [`_${choice.id.slice(name.length + 1)}-${ending}`] : [];
    });
    history.pushState(null, '', words.length ? `#${words.join('&')}` : location.pathname + location.search);
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

  // Where the stages of a journey have no room beside each other, the one that the page shows comes into sight.
  const showStep = () => {
    const step = document.querySelector('.stepper [aria-current]');
    if (!step) return;
    const row = step.closest('ol'), [here, all] = [step, row].map(part => part.getBoundingClientRect());
    row.scrollLeft += here.left + here.width / 2 - all.left - all.width / 2;
  };

  document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-switch]')) switchTheme();
    if (event.target.closest('[data-print]')) print();
  });
  document.addEventListener('keydown', scrollWithKeys);
  document.addEventListener('change', followView);
  addEventListener('popstate', showView);
  addEventListener('hashchange', showView);
  addEventListener('scroll', keepHeads, { passive: true });
  addEventListener('resize', keepHeads);
  document.addEventListener('DOMContentLoaded', () => {
    for (const button of document.querySelectorAll('[data-theme-switch], [data-print]')) button.hidden = false;
    showView();
    showStep();
  });
})();
