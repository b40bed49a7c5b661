// Questions about what a page shows, asked inside a browser. Loaded by sight.py, which says when to ask them.
() => {
  const shown = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const roots = within =>
    [...within.querySelectorAll('svg')].filter(svg => !svg.parentElement.closest('svg') && shown(svg));
  const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const short = e => e.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);

  // The lines of a text: what stands before the first line with a place of its own, then each of these.
  const rows = text => {
    const own = [...text.querySelectorAll('tspan')].filter(s => ['x', 'y', 'dy'].some(name => s.hasAttribute(name)));
    if (!own.length) return [text];
    const first = document.createRange();
    first.setStart(text, 0);
    first.setEndBefore(own[0]);
    return first.toString().trim() ? [first, ...own] : own;
  };

  // Every line of visible text as a box of its ink: a line is taller than its letters by a seventh at each end.
  const lines = within => [...within.querySelectorAll('text')].filter(shown).flatMap(text => {
    return rows(text).map(e => {
      const { left, right, top, bottom, height } = e.getBoundingClientRect(), off = height / 7;
      return { words: (e.textContent ?? e.toString()).trim(), left, right, top: top + off, bottom: bottom - off };
    });
  }).filter(line => line.words && line.right > line.left);

  // Lines that lie on others or run out of their drawing.
  const unreadable = svg => {
    const found = [], all = lines(svg), frame = svg.getBoundingClientRect();
    all.sort((a, b) => a.top - b.top);
    all.forEach((a, i) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
        found.push(`cut: ${a.words}`);
      for (let at = i + 1; at < all.length && all[at].top < a.bottom; at++)
        if (across(a, all[at]) > 0.5) found.push(`${a.words} / ${all[at].words}`);
    });
    return found;
  };

  // Letters smaller than the smallest of the design, as a drawing has that was scaled down.
  const tiny = svg => [...svg.querySelectorAll('text')].filter(shown).flatMap(text => {
    if (text.closest('.poster-sheet')) return [];  // set for paper, where it is measured in points
    const size = parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 1);
    return size && size < 10.99 ? [`${size.toFixed(1)} px: ${short(text)}`] : [];
  });

  // Words beside the figures that run out of their box, unless an ellipsis says so.
  const spilling = within => [...within.querySelectorAll('*')]
    .filter(e => !e.closest('svg, .vh, .skip, script, style') && shown(e)
      && getComputedStyle(e).textOverflow !== 'ellipsis'
      && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && getComputedStyle(e).display !== 'inline'
      && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
    .map(e => `runs out of its box: ${short(e)}`);

  const sideways = () => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(e =>
      !e.closest('svg *, .scroll *, .map-frame *, .poster-desk *')
      && e.getBoundingClientRect().right > page.clientWidth + 0.5);
    return [`the page is ${page.scrollWidth} wide`, ...wide.slice(0, 3).map(e => e.outerHTML.slice(0, 90))];
  };

  const troubles = within =>
    [...roots(within).flatMap(unreadable), ...roots(within).flatMap(tiny), ...spilling(within), ...sideways()];

  // Of each map that is shown: lines of curve labels, and which of them hide part of a marker or a point of a curve.
  const hiding = () => roots(document).filter(svg => svg.matches('.map-plane')).map(svg => {
    const words = [...svg.querySelectorAll('.m-words')].filter(shown).flatMap(lines);
    const marks = [...svg.querySelectorAll('.m-dot use.mk')].filter(shown).map(e => e.getBoundingClientRect());
    const points = [...svg.querySelectorAll('.curve')].filter(shown).flatMap(curve => {
      const m = curve.getScreenCTM(), length = curve.getTotalLength();
      return Array.from({ length: Math.ceil(length / 4) }, (_, at) => curve.getPointAtLength(at * 4).matrixTransform(m));
    });
    const onMark = a => marks.some(b => across(a, b) > 2 && down(a, b) > 2);
    const onCurve = a => points.some(({ x, y }) => x > a.left && x < a.right && y > a.top && y < a.bottom);
    return {
      labels: words.length, markers: marks.length,
      onMarker: words.filter(onMark).map(a => a.words), onCurve: words.filter(onCurve).map(a => a.words),
    };
  });

  // Of one map: the middles, in px from its left edge, of all that belongs to touchpoints.
  const middles = svg => {
    const start = svg.getBoundingClientRect().left;
    const middle = e => (r => (r.left + r.right) / 2 - start)(e.getBoundingClientRect());
    const of = selector => [...svg.querySelectorAll(selector)].filter(shown);
    return {
      axis: of('text.m-axis').filter(e => /^\d+$/.test(e.textContent)).map(e => [e.textContent, middle(e)]),
      marker: of('.m-dot').map(e => [/^\d+/.exec(e.getAttribute('aria-label'))[0], middle(e.querySelector('.m-hit'))]),
      station: of('.m-station').map(middle),
      dot: of('.m-bar-dot').map(middle),
    };
  };

  window.sight = { troubles, unreadable, tiny, spilling, hiding, middles, lines };
}
