// Follows the editions of `journeysite serve`. The server adds this script to the pages it sends; no built site has it.
//
// New words and figures: <main> is exchanged, and scroll positions, chosen views, open details and the focus stay.
// New styles and pictures are exchanged in place. New scripts, or anything new around <main>: the page is loaded again.
// Findings of a build that went wrong lie above the last good page until they are mended.
(() => {
  "use strict";

  const OWN = "/.journeysite/";
  const asked = new URL(document.currentScript.src).searchParams;
  let edition = asked.get("edition");
  let tag = asked.get("tag");
  let stream = null;
  let silence = 0;

  // ---- the stream of editions

  function listen() {
    if (stream && stream.readyState !== EventSource.CLOSED) return;
    const page = encodeURIComponent(location.pathname);
    stream = new EventSource(`${OWN}events?edition=${edition}&page=${page}`);
    stream.onopen = () => {
      endSilence();
      say("");
    };
    stream.onmessage = (event) => {
      edition = event.lastEventId;
      queue = queue.then(() => follow(JSON.parse(event.data))).catch(() => location.reload());
    };
    stream.onerror = () => {
      silence ||= setTimeout(() => say("journeysite serve has stopped; this page no longer follows"), 1500);
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
  }

  // A browser opens six connections to one server at most, so a page that nobody sees gives its own back.
  function hush() {
    if (stream) stream.close();
    stream = null;
    endSilence();
  }

  function endSilence() {
    clearTimeout(silence);
    silence = 0;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", () => document.hidden || listen());

  // ---- from one edition to the next

  // What the server sent for this page, as against what scripts have made of it since.
  let shown = fetchPage().then((found) => (found.tag === tag ? found.page : null), () => null);
  let queue = Promise.resolve();

  async function fetchPage() {
    const answer = await fetch(location.href, { cache: "no-cache" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { page, tag: (answer.headers.get("ETag") || "").replaceAll('"', "") };
  }

  async function follow(news) {
    built = news.built;
    if (!built && news.findings.length) sayUnbuilt();
    report(news.findings);
    if (news.findings.length) return;
    renewPictures(news.changed);
    if (news.tag.replaceAll('"', "") === tag) return;
    const before = await shown;
    const next = await fetchPage();
    if (!before || !(await renew(before, next.page))) {
      location.reload();
      return;
    }
    shown = Promise.resolve(next.page);
    tag = next.tag;
  }

  async function renew(before, next) {
    const main = document.querySelector("main");
    const fresh = next.querySelector("main");
    if (!main || !fresh || fresh.querySelector("script")) return false;
    if (frame(before) !== frame(next)) return false;
    await renewStyles(next);
    const state = remember(main);
    const copy = document.importNode(fresh, true);
    main.replaceWith(copy);
    restore(copy, state);
    document.title = next.title;
    document.dispatchEvent(new CustomEvent("journeysite:renewed", { detail: { main: copy } }));
    return true;
  }

  // All of a page that is not exchanged in place: equal frames mean that only <main>, the title, what search engines
  // read, and styles can differ.
  function frame(page) {
    const copy = page.documentElement.cloneNode(true);
    const inPlace = `main, title, head > meta, link:not([rel~="preload"]), script[src^="${OWN}"]`;
    copy.querySelectorAll(inPlace).forEach((element) => element.replaceWith());
    return copy.outerHTML.replace(/\s+/g, " ");
  }

  function sheets(page) {
    return [...page.querySelectorAll('link[rel~="stylesheet"]')];
  }

  // New sheets are loaded before old ones go, so that no frame is painted without a style.
  async function renewStyles(next) {
    const wanted = sheets(next).map((link) => link.getAttribute("href"));
    const old = sheets(document).filter((link) => !wanted.includes(link.getAttribute("href")));
    const missing = sheets(next).filter(
      (link) => !sheets(document).some((have) => have.getAttribute("href") === link.getAttribute("href")),
    );
    await Promise.all(missing.map(loadSheet));
    old.forEach((link) => link.remove());
  }

  function loadSheet(link) {
    return new Promise((done) => {
      const copy = document.importNode(link, true);
      copy.onload = copy.onerror = done;
      const last = sheets(document).at(-1);
      if (last) last.after(copy);
      else document.head.append(copy);
    });
  }

  function renewPictures(changed) {
    const addresses = new Set(changed.map((path) => `/${path}`));
    const isChanged = (address) => {
      const url = new URL(address, location.href);
      return url.origin === location.origin && addresses.has(decodeURIComponent(url.pathname));
    };
    for (const [selector, name] of [["img[src]", "src"], ["image[href]", "href"], ["object[data]", "data"]]) {
      document.querySelectorAll(selector).forEach((element) => {
        const address = element.getAttribute(name).split("?")[0];
        if (isChanged(address)) element.setAttribute(name, `${address}?${edition}`);
      });
    }
  }

  // ---- what a reader has done to the page: where they are, what they opened, chose and wrote; and which buttons the
  // page's own scripts have shown

  const KEPT = "details, input, select, textarea, button";

  function key(element, all) {
    const name = element.id || element.name || "";
    return `${element.tagName} ${name} ${element.type === "radio" ? element.value : ""} ${name ? "" : all.indexOf(element)}`;
  }

  function keyed(main) {
    const all = [...main.querySelectorAll(KEPT)];
    return all.map((element) => [key(element, all), element]);
  }

  function remember(main) {
    const elements = [...main.querySelectorAll("*")];
    return {
      window: [window.scrollX, window.scrollY],
      scrolled: elements
        .map((element, index) => [element.id, element.className, index, element.scrollLeft, element.scrollTop])
        .filter(([, , , left, top]) => left || top),
      kept: new Map(
        keyed(main).map(([name, element]) => [
          name,
          { open: element.open, checked: element.checked, value: element.value, hidden: element.hidden },
        ]),
      ),
      focus: main.contains(document.activeElement) ? pathTo(document.activeElement, main) : null,
    };
  }

  function restore(main, state) {
    for (const [name, element] of keyed(main)) {
      const kept = state.kept.get(name);
      if (!kept) continue;
      if ("open" in element && kept.open !== undefined) element.open = kept.open;
      if (kept.checked !== undefined) element.checked = kept.checked;
      element.hidden = kept.hidden;
      if (kept.value !== undefined && isWritten(element)) element.value = kept.value;
    }
    const elements = [...main.querySelectorAll("*")];
    for (const [id, name, index, left, top] of state.scrolled) {
      const same = (id && document.getElementById(id)) || elements[index];
      if (same && (same.id === id) && String(same.className) === String(name)) same.scrollTo({ left, top, behavior: "instant" });
    }
    window.scrollTo({ left: state.window[0], top: state.window[1], behavior: "instant" });
    const focused = state.focus && main.querySelector(state.focus);
    if (focused) focused.focus({ preventScroll: true });
  }

  function isWritten(element) {
    return !["radio", "checkbox", "button", "submit"].includes(element.type);
  }

  function pathTo(element, main) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const steps = [];
    for (let at = element; at !== main; at = at.parentElement) {
      steps.unshift(`:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
    }
    return `:scope > ${steps.join(" > ")}`;
  }

  // ---- what went wrong

  let board = null;
  let hidden = false;
  let built = true; // whether there was a good site in this session

  // A page that says "is being built" was asked for before the first build went wrong.
  function sayUnbuilt() {
    const heading = document.querySelector("h1");
    if (heading?.textContent === "The site is being built") heading.textContent = "The site cannot be built until its errors are mended";
  }

  function boardRoot() {
    if (board && board.isConnected) return board.shadowRoot;
    board = document.createElement("journeysite-findings");
    board.attachShadow({ mode: "open" });
    const style = make("link");
    style.rel = "stylesheet";
    style.href = `${OWN}follow.css`;
    board.shadowRoot.append(style, make("div", "status", { role: "status" }), make("div", "findings"));
    document.body.append(board);
    return board.shadowRoot;
  }

  function make(name, className = "", attributes = {}, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  function say(text) {
    if (!text && !board) return;
    boardRoot().querySelector(".status").replaceChildren(...(text ? [make("p", "", {}, text)] : []));
  }

  function report(findings) {
    if (!findings.length && !board) return;
    const place = boardRoot().querySelector(".findings");
    if (!findings.length) hidden = false;
    place.replaceChildren(...(findings.length ? [hidden ? reopener(findings) : panel(findings)] : []));
  }

  function count(findings) {
    const errors = findings.filter((one) => one.severity === "error").length;
    const [number, word] = errors ? [errors, "error"] : [findings.length, "finding"];
    return `${number} ${word}${number === 1 ? "" : "s"}`;
  }

  function panel(findings) {
    const hide = make("button", "", { type: "button" }, "Hide");
    hide.onclick = () => toggle(findings, true);
    const list = make("ol", "", {}, ...findings.map(item));
    const title = make("h2", "", { id: "title" }, `${count(findings)}: ${built ? "this is the last good page" : "there is no site to show yet"}`);
    const section = make("section", "", { role: "alert", "aria-labelledby": "title" }, make("header", "", {}, title, hide), list);
    section.onkeydown = (event) => event.key === "Escape" && toggle(findings, true);
    return section;
  }

  function item(finding) {
    return make(
      "li",
      finding.severity,
      {},
      make("p", "place", {}, make("code", "", {}, finding.place), ` ${finding.severity} ${finding.code}`),
      make("p", "message", {}, finding.message),
      finding.frame ? make("pre", "", { tabindex: "0", "aria-label": "Source" }, finding.frame) : null,
      finding.hint ? make("p", "hint", {}, finding.hint) : null,
    );
  }

  function reopener(findings) {
    const button = make("button", "reopen", { type: "button" }, count(findings));
    button.onclick = () => toggle(findings, false);
    return button;
  }

  function toggle(findings, hide) {
    hidden = hide;
    report(findings);
    boardRoot().querySelector(".findings button").focus();
  }

  if (!document.hidden) listen();
})();
