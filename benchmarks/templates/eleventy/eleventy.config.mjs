// The same pages and the same maps as Hugo's templates make, in plain functions.
import { readFileSync } from "node:fs";

const { rows, sections, levels, channels, symbols, style } = JSON.parse(readFileSync(new URL("./site.json", import.meta.url)));
const escaped = text => String(text ?? "").replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const level = e => e >= 1.5 ? "p2" : e >= 0.5 ? "p1" : e <= -1.5 ? "n2" : e <= -0.5 ? "n1" : "z0";
const two = n => n.toFixed(2);
const each = (list, draw) => (list ?? []).map(draw).join("");
const LEVELS = ["p2", "p1", "z0", "n1", "n2"];
const FACTS = ["role", "segment", "share", "status", "start", "end", "progress", "lift", "method", "sample", "unit", "better"];
const COLUMNS = ["No", "Touchpoint", "Emotion", "Actions", "Thoughts", "Channels", "Expectations", "Motivations", "Pain points", "Front stage", "Backstage", "Indicators", "Opportunities", "Roadmap"];

const remembered = make => { const known = new Map(); return key => { if (!known.has(key)) known.set(key, make(key)); return known.get(key); }; };
const icon = (name, size = 16) => `<svg class="ic" width="${size}" height="${size}" aria-hidden="true"><use href="#i-${name}"/></svg>`;
const emotion = remembered(e => `<span class="emo ${level(e)}"><svg class="mk ${level(e)}" width="12" height="12" aria-hidden="true"><use href="#m-${level(e)}"/></svg><b>${e < 0 ? "" : "+"}${e.toFixed(1)}</b><span class="vh"> ${levels[level(e)]}</span></span>`);
const title = id => id[0].toUpperCase() + id.slice(1);
const menu = here => each(sections, s => `<li><a href="/${s}/index.html"${s === here ? ' aria-current="true"' : ""}>${title(s)}</a></li>\n`);
const top = remembered(here => `<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="/"><svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><rect class="brand-ground" width="28" height="28" rx="6"/><path class="brand-line" d="M4 20 10 12 16 16 24 8"/></svg><span>Customer journeys</span></a>
<nav class="nav" aria-label="Main"><ul>
${menu(here)}</ul></nav>
<details class="menu"><summary aria-label="Menu">☰</summary><ul>
${menu(here)}</ul></details>
</header>`);
const foot = `<footer class="foot"><p class="colophon"><span>Customer journeys</span></p></footer>\n${symbols}`;

const touchpointsOf = stages => stages.flatMap(stage => stage.data.touchpoints.map(touchpoint => ({ stage, touchpoint })));
const cycled = (all, count, draw) => { let out = ""; for (let k = 0; k < count && all.length; k++) out += draw(all[k % all.length], k); return out; };

function map(name, stages, view, words) {
  const cut = new RegExp(`(?:\\S+\\s*){1,${words}}`, "g"), lines = text => text.match(cut) ?? [];
  const alone = view === "drawing";
  let number = 0, order = 0, x0 = 0, y0 = 300;
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" class="figure map ${view}" viewBox="0 0 1376 1900" width="1376" height="1900" role="group" aria-labelledby="${view}-title"><title id="${view}-title">${escaped(name)}</title>${alone ? `<style>${style}</style>${symbols}` : ""}<linearGradient gradientUnits="userSpaceOnUse" id="${view}-area" x1="0" x2="0" y1="172" y2="428">${each(LEVELS, (mark, k) => `<stop class="tint-${mark}" offset="${k / 4}"/>`)}</linearGradient>`];
  for (let step = -2; step <= 2; step++) out.push(`<line class="hair" x1="136" x2="1376" y1="${300 - 64 * step}" y2="${300 - 64 * step}"/>`);
  for (const stage of stages) {
    const left = 136 + 59 * number, touchpoints = stage.data.touchpoints;
    order += 1;
    out.push(`<g class="m-stage-head"><a href="${stage.url}"><title>${escaped(stage.data.title)}: ${escaped(stage.data.goal)}</title><rect class="m-band" height="76" rx="4" width="${59 * touchpoints.length}" x="${left}" y="20"/><text class="m-order" x="${left + 10}" y="44">${order}</text><text class="m-stage" x="${left + 10}" y="64">${escaped(stage.data.title)}</text></a></g><line class="m-edge" x1="${left}" x2="${left}" y1="96" y2="1900"/>`);
    for (const t of touchpoints) {
      number += 1;
      const x = 106.5 + 59 * number, y = 300 - 64 * t.emotion, mark = level(t.emotion);
      if (x0) out.push(`<path class="area" d="M${two(x0)} ${two(y0)}C${two(x0 + 29.5)} ${two(y0)} ${two(x - 29.5)} ${two(y)} ${two(x)} ${two(y)}V300H${two(x0)}Z" fill="url(#${view}-area)"/><path class="curve" d="M${two(x0)} ${two(y0)}C${two(x0 + 29.5)} ${two(y0)} ${two(x - 29.5)} ${two(y)} ${two(x)} ${two(y)}"/>`);
      [x0, y0] = [x, y];
      out.push(`<a class="m-touchpoint ${mark}" href="${stage.url}#${t.id}"><title>${number} ${escaped(t.title)}</title><circle class="halo" cx="${two(x)}" cy="${two(y)}" r="9"/><use class="mk ${mark}" height="13" href="#m-${mark}" width="13" x="${two(x - 6.5)}" y="${two(y - 6.5)}"/>${each(lines(t.title), (line, k) => `<text class="m-point halo" x="${two(x + 12)}" y="${two(y - 26 + 14 * k)}">${escaped(line)}</text>`)}</a>`);
      out.push(`<text class="m-axis" text-anchor="middle" x="${two(x)}" y="519">${number}</text><circle class="m-station" cx="${two(x)}" cy="1060" r="8"/><use class="m-icon" height="16" href="#i-${t.channel}" width="16" x="${two(x - 8)}" y="1080"/>`);
      const cells = [[550, "m-body", t.action], [780, "m-said", t.thought], [910, "m-quote", t.verbatim.text], [1140, "m-body", t.expectation], [1230, "m-body", t.motivation], [1480, "m-mute", t.frontstage.join(", ")]];
      for (const pain of t.pain_points ?? []) cells.push([1310, "m-body", pain.text]);
      for (const actor of t.backstage) cells.push([1560, "m-mute", actor.action], [1640, "m-system", actor.system]);
      for (const reading of t.indicators) cells.push([1700, "m-value", String(reading.value)]);
      for (const opportunity of t.opportunities ?? []) cells.push([1760, "m-body", opportunity.text]);
      for (const [place, type, text] of cells)
        out.push(`<text class="m-digits" x="${two(x - 26)}" y="${place}">${number}</text>${each(lines(text), (line, k) => `<text class="${type}"${alone ? ` textLength="${two(6.2 * line.length)}"` : ""} x="${two(x - 20)}" y="${place + 16 * k}">${escaped(line)}</text>`)}`);
      for (const item of t.roadmap ?? []) out.push(`<a href="/roadmap/${item}.html"><circle class="m-dot" cx="${two(x)}" cy="1860" r="3.5"/></a>`);
    }
  }
  out.push(cycled(touchpointsOf(stages), rows[`${view}-lines`] ?? 0, ({ touchpoint }, k) => `<text class="m-said" textLength="${6 * touchpoint.thought.length}" x="${(59 * k) % 1376}" y="${1900 + k}">${k}. ${escaped(touchpoint.thought)}</text>\n`));
  return out.join("\n") + "</svg>";
}

function curve(stage, width) {
  const name = `curve-${width}`, gap = width / 4;
  let x0 = 0, y0 = 168;
  return `<svg class="figure" viewBox="0 0 ${width} 348" width="${width}" height="348" role="group" aria-labelledby="${name}-title"><title id="${name}-title">Emotion curve of the stage ${escaped(stage.title)}</title><linearGradient gradientUnits="userSpaceOnUse" id="${name}-line" x1="0" x2="0" y1="64" y2="272">${each(LEVELS, (mark, k) => `<stop class="stop-${mark}" offset="${k / 4}"/>`)}</linearGradient>
${each(LEVELS, (mark, k) => `<line class="hair" x1="136" x2="${width}" y1="${64 + 52 * k}" y2="${64 + 52 * k}"/><use class="mk ${mark}" height="20" href="#m-${mark}" width="20" x="0" y="${54 + 52 * k}"/><text class="t-small-strong" x="28" y="${68 + 52 * k}">${levels[mark]}</text>`)}
` + each(stage.touchpoints, (t, k) => {
    const x = gap * (k + 1), y = 168 - 52 * t.emotion, mark = level(t.emotion);
    const path = k ? `<path class="curve" d="M${two(x0)} ${two(y0)}C${two(x0 + gap / 2)} ${two(y0)} ${two(x - gap / 2)} ${two(y)} ${two(x)} ${two(y)}" stroke="url(#${name}-line)"/>` : "";
    [x0, y0] = [x, y];
    return `${path}<a class="${mark}" href="#${t.id}"><title>${escaped(t.title)}</title><circle class="halo" cx="${two(x)}" cy="${two(y)}" r="9"/><use class="mk ${mark}" height="16" href="#m-${mark}" width="16" x="${two(x - 8)}" y="${two(y - 8)}"/><text class="t-label halo" x="${two(x + 14)}" y="${two(y - 14)}">${escaped(t.title)}</text></a>\n`;
  }) + "</svg>";
}

function rail(stages) {
  let number = 0;
  return each(stages, s => `<section class="rail-stage"><header><h3><a href="${s.url}">${escaped(s.data.title)}</a></h3><p>${escaped(s.data.goal)}</p></header>\n` + each(s.data.touchpoints, t => {
    const x = two(52 + 20 * t.emotion);
    number += 1;
    return `<div class="rail-row"><div class="rail"><svg aria-hidden="true" class="figure rail-line" height="100" preserveAspectRatio="none" viewBox="0 0 104 100" width="104"><path class="hair" d="M92 0V100M72 0V100M32 0V100M12 0V100"/><path class="zero" d="M52 0V100"/><path class="area" d="M52 0C${x} 33.33 ${x} 66.67 52 100V0Z" fill="url(#rail-area)"/><path class="curve" d="M52 0C${x} 33.33 ${x} 66.67 52 100" stroke="url(#rail-line)"/></svg></div>
<article>
<h4><span>${number}</span><a href="${s.url}#${t.id}">${escaped(t.title)}</a>${emotion(t.emotion)}</h4>
<blockquote>“${escaped(t.verbatim.text)}”</blockquote><ul>
${each([t.channel, ...t.other_channels], c => `<li>${icon(c, 14)}${channels[c]}</li>\n`)}${each(t.pain_points, p => `<li class="pain">${icon("pain", 14)}${escaped(p.text)}</li>\n`)}${each(t.roadmap, r => `<li class="work">${icon("work", 14)}<a href="/roadmap/${r}.html">${r}</a></li>\n`)}</ul>
</article></div>
`;
  }) + "</section>\n");
}

function table(name, stages) {
  let number = 0;
  return `<table class="list"><caption>${escaped(name)} as a table, with the same content as the map</caption>
<thead><tr>${each(COLUMNS, c => `<th scope="col">${c}</th>`)}</tr></thead>
` + each(stages, s => `<tbody><tr class="stage"><th colspan="14" scope="rowgroup"><a href="${s.url}">${escaped(s.data.title)}</a></th></tr>\n` + each(s.data.touchpoints, t => {
    number += 1;
    return `<tr><td class="r">${number}</td><th scope="row"><a href="${s.url}#${t.id}">${escaped(t.title)}</a></th><td>${emotion(t.emotion)}</td><td data-lane="Actions">${escaped(t.action)}</td><td data-lane="Thoughts"><ul><li><q>${escaped(t.verbatim.text)}</q></li><li><q>${escaped(t.thought)}</q></li></ul></td><td data-lane="Channels"><ul>${each([t.channel, ...t.other_channels], c => `<li>${channels[c]}</li>`)}</ul></td><td data-lane="Expectations">${escaped(t.expectation)}</td><td data-lane="Motivations">${escaped(t.motivation)}</td><td data-lane="Pain points">${each(t.pain_points, p => `${escaped(p.text)} <span class="tag">${p.severity} · ${p.share}%</span>`)}</td><td data-lane="Front stage">${t.frontstage.join(", ")}</td><td data-lane="Backstage">${each(t.backstage, a => `${escaped(a.action)}, ${a.team} <span class="system">${a.system}</span>`)}</td><td data-lane="Indicators">${each(t.indicators, i => `${i.value}% <a href="/indicators/${i.id}.html">${i.id}</a>`)}</td><td data-lane="Opportunities">${each(t.opportunities, o => escaped(o.text))}</td><td data-lane="Roadmap">${each(t.roadmap, r => `<a href="/roadmap/${r}.html">${r}</a>`)}</td></tr>\n`;
  }) + "</tbody>") + "</table>";
}

function pains(stages) {
  const found = touchpointsOf(stages).flatMap(entry => (entry.touchpoint.pain_points ?? []).map(pain => ({ ...entry, pain }))).sort((a, b) => b.pain.share - a.pain.share);
  return `<section><h2>Pain points ranked</h2><p>by the share of customers</p>
<table class="pains"><thead><tr>${each(["Rank", "Pain point", "Severity", "Customers hit", "Worked on by"], c => `<th scope="col">${c}</th>`)}</tr></thead><tbody>
${each(found, ({ stage, touchpoint: t, pain }, k) => `<tr><td class="rank">${k + 1}</td><th scope="row"><a href="${stage.url}#${t.id}">${escaped(pain.text)}</a><span class="k">${escaped(stage.data.title)}</span></th><td><span class="tag">${pain.severity}</span></td><td class="bar"><svg class="hbar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="8"/><rect class="part" width="${pain.share}" height="8"/></svg>${pain.share}%</td><td>${each(t.roadmap, r => `<a href="/roadmap/${r}.html">${r}</a>`)}</td></tr>\n`)}</tbody></table></section>`;
}

const strip = (id, all) => `<svg class="figure strip" viewBox="0 0 436 84" width="436" height="84" aria-hidden="true"><path class="hair" d="M0 42H436"/>${each(all, ({ touchpoint: t }, k) => `<circle class="${t.id === id ? "here " : ""}${level(t.emotion)}" cx="${8 + 20 * k}" cy="${two(42 - 18 * t.emotion)}" r="4"/>`)}</svg>`;
const fact = (symbol, name, value) => `<div><dt>${icon(symbol)}${name}</dt><dd>${value}</dd></div>\n`;
const sheet = (t, all) => `<article class="touchpoint" id="${t.id}"><header><h3><a href="#${t.id}">${escaped(t.title)}</a></h3><p>${emotion(t.emotion)}</p></header>
<blockquote>“${escaped(t.verbatim.text)}” <cite><a href="/evidence/${t.verbatim.source}.html">${t.verbatim.source}</a></cite></blockquote>
${strip(t.id, all)}
<dl>
` + [
  fact("action", "Action", escaped(t.action)),
  fact("channel", "Channel", [t.channel, ...t.other_channels].map(c => `<a href="/channels/${c}.html">${channels[c]}</a>`).join(", ")),
  fact("thought", "Thought", `<em>“${escaped(t.thought)}”</em>`), fact("expectation", "Expectation", escaped(t.expectation)), fact("motivation", "Motivation", escaped(t.motivation)),
  fact("teams", "Front stage", each(t.frontstage, team => `<p><a href="/teams/${team}.html">${team}</a></p>`)),
  fact("systems", "Backstage", each(t.backstage, a => `<p>${escaped(a.action)}, <a href="/teams/${a.team}.html">${a.team}</a> <span class="system">${a.system}</span></p>`)),
  fact("indicator", "Indicators", each(t.indicators, i => `<p>${i.value}% <a href="/indicators/${i.id}.html">${i.id}</a></p>`)), fact("time", "Duration", escaped(t.duration)),
  each(t.pain_points, p => fact("pain", "Pain point", `${escaped(p.text)} <span class="tag">${p.severity} · ${p.share}%</span>`)),
  each(t.opportunities, o => fact("idea", "Opportunity", escaped(o.text))), each(t.roadmap, r => fact("work", "Roadmap", `<a href="/roadmap/${r}.html">${r}</a>`)),
].join("") + "</dl>\n</article>";

const row = ({ stage, touchpoint: t }) => `<li class="${t.channel}"><a href="${stage.url}#${t.id}">${escaped(t.title)}</a>${emotion(t.emotion)}<p>${escaped(t.action)}</p><q>${escaped(t.verbatim.text)}</q><span class="k">${escaped(stage.data.title)}, ${escaped(t.duration)}: ${escaped(t.thought)}</span></li>\n`;
const plain = html => (html ?? "").replace(/<[^>]*>/g, "");

const BODIES = {
  journey: (content, data, stages) => `${content}
<dl class="meta">${each(["kind", "persona", "owner", "objective", "scope", "nps"], key => `<div><dt>${key}</dt><dd>${escaped(data[key])}</dd></div>`)}</dl>
<div class="view">${map(data.title, stages, "map", 3)}</div>
<div class="view">${map(data.title, stages, "blueprint", 3)}</div>
${rail(stages)}${table(data.title, stages)}${pains(stages)}`,
  stage: (content, data, stages) => `<nav class="stepper" aria-label="Stages of the journey"><ol>${each(stages, s => `<li><a href="${s.url}"${s.url === data.page.url ? ' aria-current="step"' : ""}><span>${escaped(s.data.title)}</span>${emotion(s.data.touchpoints[0].emotion)}</a></li>\n`)}</ol></nav>
<p class="lede">${escaped(data.goal)}</p><p class="tags">${escaped(data.stake)}</p>
${[1376, 358].map(width => curve(data, width)).join("")}
<div class="prose">${content}</div>
${each(data.touchpoints, t => sheet(t, touchpointsOf(stages)))}`,
  poster: (_content, data, stages) => map(data.title, stages, "poster", 4),
};
const record = (content, data) => `<div class="prose">${content}</div>
<dl class="facts">${each(FACTS.filter(f => data[f] !== undefined), f => `<div><dt>${f}</dt><dd>${escaped(data[f])}</dd></div>`)}</dl>`;
const list = (content, data) => `${content}<ul class="entries">${each(data.collections[data.section], p => `<li><a href="${p.url}">${escaped(p.data.title)}</a><span class="k">${escaped(plain(p.templateContent).slice(0, 120))}</span></li>\n`)}</ul>`;

function page(content, data, journeys) {
  const stages = journeys.get(data.journey) ?? [];
  if (data.shows === "drawing") return map(data.title, stages, "drawing", 3);
  const body = (data.section ? list : BODIES[data.shows] ?? record)(content, data, stages), more = rows[data.shows] ?? 0;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(data.title)} · Customer journeys</title>
<meta name="description" content="${escaped(plain(content).slice(0, 300))}">
<link rel="stylesheet" href="/style.css">
</head>
<body class="${data.shows}">
${top(data.page.filePathStem.split("/")[1])}
<main id="main">
<nav class="crumbs" aria-label="You are here"><ol><li><a href="/">Home</a></li><li aria-current="page">${escaped(data.title)}</li></ol></nav>
<h1>${escaped(data.title)}</h1>
${body}
${more ? `<ol class="rows">${cycled(touchpointsOf(stages), more, row)}</ol>` : ""}
</main>
${foot}
</body>
</html>
`;
}

export default function (eleventy) {
  const journeys = new Map();
  for (const section of sections)
    eleventy.addCollection(section, api => api.getFilteredByGlob(section === "journeys" ? "content/journeys/*/index.md" : `content/${section}/!(index).md`));
  eleventy.addCollection("stages", api => {
    journeys.clear();
    const stages = api.getFilteredByGlob("content/journeys/*/0*.md").sort((a, b) => a.inputPath < b.inputPath ? -1 : 1);
    for (const stage of stages) journeys.set(stage.data.journey, [...(journeys.get(stage.data.journey) ?? []), stage]);
    return stages;
  });
  eleventy.addWatchTarget("./site.json");
  eleventy.addPassthroughCopy("style.css");
  eleventy.addGlobalData("layout", "page.11ty.js");
  eleventy.addGlobalData("permalink", () => data => `${data.page.filePathStem}.html`);
  globalThis.renderPage = (content, data) => page(content, data, journeys);
  return { dir: { input: "content", output: "public", includes: "../layouts" }, markdownTemplateEngine: false, templateFormats: ["md", "11ty.js"] };
}
