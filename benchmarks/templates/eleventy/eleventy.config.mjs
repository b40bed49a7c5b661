// The same pages and the same map as Hugo's templates draw, in plain functions.
const escaped = text => String(text ?? "").replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const level = e => e >= 1.5 ? "p2" : e >= 0.5 ? "p1" : e <= -1.5 ? "n2" : e <= -0.5 ? "n1" : "z0";
const FACTS = ["persona", "role", "segment", "share", "status", "start", "end", "progress", "lift", "goal", "stake", "method", "sample", "unit", "better"];

function map(title, stages) {
  let n = 0;
  const points = [], out = [`<svg viewBox="0 0 1240 1100" role="img"><title>${escaped(title)}</title>`];
  for (let step = -2; step <= 2; step++) out.push(`<line class="rule" x1="0" x2="1240" y1="${260 - 64 * step}" y2="${260 - 64 * step}"/>`);
  for (const stage of stages) {
    const touchpoints = stage.data.touchpoints;
    out.push(`<a href="${stage.url}"><rect class="stage" x="${59 * n}" y="20" width="${59 * touchpoints.length}" height="64"/><text class="name" x="${59 * n + 10}" y="40">${escaped(stage.data.title)}</text></a>`);
    out.push(`<line class="edge" x1="${59 * n}" x2="${59 * n}" y1="84" y2="1100"/>`);
    for (const t of touchpoints) {
      const x = 30 + 59 * n, y = (260 - 64 * t.emotion).toFixed(2), cell = (place, text) => `<text class="n" x="${x - 26}" y="${place}">${n}</text><text class="cell" x="${x - 20}" y="${place}">${(text.match(/(?:\S+\s*){1,2}/g) ?? []).map((line, k) => `<tspan x="${x - 20}" dy="${k ? 16 : 0}">${escaped(line)}</tspan>`).join("")}</text>`;
      points.push(`${x},${y}`);
      n += 1;
      out.push(`<a href="${stage.url}#${t.id}" class="${level(t.emotion)}"><circle class="halo" cx="${x}" cy="${y}" r="9"/><circle class="mark" cx="${x}" cy="${y}" r="6"/><text class="label" x="${x + 12}" y="${(y - 12).toFixed(2)}">${n} ${escaped(t.title)}</text></a>`);
      out.push(`<text class="axis" x="${x}" y="510">${n}</text>`, cell(560, t.action), cell(640, t.thought), `<circle class="station" cx="${x}" cy="720" r="8"/>`, cell(760, t.expectation));
      for (const pain of t.pain_points ?? []) out.push(cell(840, pain.text));
      out.push(cell(900, t.frontstage.join(", ")));
      for (const actor of t.backstage) out.push(cell(960, actor.action));
      for (const reading of t.indicators) out.push(`<text class="value" x="${x - 20}" y="1010">${reading.value}</text>`);
      for (const opportunity of t.opportunities ?? []) out.push(cell(1050, opportunity.text));
      for (const _ of t.roadmap ?? []) out.push(`<circle class="dot" cx="${x}" cy="1080" r="3.5"/>`);
    }
  }
  return out.join("\n") + `<polyline class="curve" points="${points.join(" ")}"/></svg>`;
}

const cells = t => [t.emotion, t.channel, t.action, t.thought, t.expectation, (t.pain_points ?? []).map(p => `${p.text} ${p.severity} ${p.share}`).join(" "),
  t.frontstage.join(", "), t.backstage.map(a => `${a.action} ${a.system}`).join(" "), t.indicators.map(i => i.value).join(" "), (t.opportunities ?? []).map(o => o.text).join(" ")];
const table = stages => `<table><thead><tr>${["Touchpoint", "Emotion", "Channel", "Action", "Thought", "Expectation", "Pain points", "Front stage", "Backstage", "Indicators", "Opportunities", "Roadmap"].map(h => `<th>${h}</th>`).join("")}</tr></thead>` + stages.map(s =>
  `<tbody><tr><th colspan="12"><a href="${s.url}">${escaped(s.data.title)}</a></th></tr>` + s.data.touchpoints.map(t =>
    `<tr><th><a href="${s.url}#${t.id}">${escaped(t.title)}</a></th>${cells(t).map(c => `<td>${escaped(c)}</td>`).join("")}<td>${(t.roadmap ?? []).map(r => `<a href="/roadmap/${r}.html">${r}</a>`).join("")}</td></tr>`).join("\n") + "</tbody>").join("\n") + "</table>";

const row = (name, value) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`;
const sheet = t => `<section id="${t.id}"><h2>${escaped(t.title)}</h2><dl>` + [
  row("Channel", [t.channel, ...t.other_channels].join(", ")), row("Emotion", t.emotion), row("Action", t.action), row("Thought", t.thought),
  `<dt>Verbatim</dt><dd><q>${escaped(t.verbatim.text)}</q> <a href="/evidence/${t.verbatim.source}.html">${t.verbatim.source}</a></dd>`,
  row("Expectation", t.expectation), row("Motivation", t.motivation), row("Front stage", t.frontstage.join(", ")),
  ...t.backstage.map(a => row("Backstage", `${a.team}: ${a.action} (${a.system})`)), ...t.indicators.map(i => row("Indicators", `${i.id} ${i.value}`)),
  row("Duration", t.duration), ...(t.pain_points ?? []).map(p => row("Pain point", `${p.text} ${p.severity} ${p.share}`)),
  ...(t.opportunities ?? []).map(o => row("Opportunity", o.text)),
  ...(t.roadmap ?? []).map(r => `<dt>Roadmap</dt><dd><a href="/roadmap/${r}.html">${r}</a></dd>`),
].join("\n") + "</dl></section>";

function page(content, data, journeys) {
  const stages = journeys.get(data.journey) ?? [];
  let body = content;
  if (data.section) body += `<ul>${data.collections[data.section].map(p => `<li><a href="${p.url}">${escaped(p.data.title)}</a></li>`).join("")}</ul>`;
  else if (data.poster) body += map(data.title, stages);
  else if (data.kind && data.persona) {
    body += `<p>${data.kind}, ${data.persona}, ${data.owner}, ${escaped(data.scope)}</p>` + map(data.title, stages) + map(data.title, stages) + table(stages);
    body += stages.map(s => `<section><h2><a href="${s.url}">${escaped(s.data.title)}</a></h2>${s.data.touchpoints.map(t => `<p><a href="#${t.id}">${escaped(t.title)}</a> ${t.emotion} ${escaped(t.thought)}</p>`).join("")}</section>`).join("");
  } else {
    body = `<nav>${stages.map(s => `<a href="${s.url}">${escaped(s.data.title)}</a>`).join(" ")}</nav>` + body;
    body += `<dl>${FACTS.filter(f => data[f] !== undefined).map(f => row(f, data[f])).join("")}</dl>` + (data.stake ? data.touchpoints : []).map(sheet).join("\n");
  }
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(data.title)} – Customer journeys</title>
<link rel="stylesheet" href="/style.css"></head>
<body>
<header><a href="/">Customer journeys</a><nav><a href="/journeys/">Journeys</a> <a href="/roadmap/">Roadmap</a> <a href="/personas/">Personas</a> <a href="/evidence/">Evidence</a></nav></header>
<main><h1>${escaped(data.title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export default function (eleventy) {
  const journeys = new Map();
  for (const section of ["journeys", "roadmap", "personas", "evidence", "indicators"])
    eleventy.addCollection(section, api => api.getFilteredByGlob(section === "journeys" ? "content/journeys/*/index.md" : `content/${section}/*-*.md`));
  eleventy.addCollection("stages", api => {
    journeys.clear();
    const stages = api.getFilteredByGlob("content/journeys/*/0*.md").sort((a, b) => a.inputPath < b.inputPath ? -1 : 1);
    for (const stage of stages) journeys.set(stage.data.journey, [...(journeys.get(stage.data.journey) ?? []), stage]);
    return stages;
  });
  eleventy.addTemplateFormats("page");
  eleventy.addGlobalData("layout", "page.11ty.js");
  eleventy.addGlobalData("permalink", () => data => `${data.page.filePathStem}.html`);
  globalThis.renderPage = (content, data) => page(content, data, journeys);
  return { dir: { input: "content", output: "public", includes: "../layouts" }, markdownTemplateEngine: false, templateFormats: ["md", "11ty.js"] };
}
