"""A site that is small and has one of everything: every kind of noun, of reference, of figure, a theme of its own."""

from __future__ import annotations

from tests.pages.sample_site import SAMPLE

SETTINGS = """\
title: Small
languages: [en, fr]
base_url: https://small.example/
repository: https://git.example/small
theme: {name: own, accent: "#5a389b", logo: media/mask.svg}
robots: index
emotion:
  scale: [-2, 2]
  levels: {delight: 2, pleasure: 1, satisfaction: 0, disappointment: -1, irritant: -2}
phases: {before: Before, purchase: Purchase, after: After}
objectives: {retention: Retention, acquisition: Acquisition}
lanes: {questions: {label: Open questions, caption: unanswered, icon: quote}}
channels:
  store: {label: Store, icon: store}
  web: {label: Website, icon: globe, online: true}
  club: {label: At the club, icon: own}
teams:
  shop: {label: Shop, contact: shop@example.com}
  it: {label: IT}
  crm: {label: Customers}
roadmap:
  statuses: [idea, planned, in-progress, done, dropped]
  criteria:
    importance: {weight: 3, axis: value}
    cost: {weight: 1, axis: effort}
  scoring: weighted
checks: {J306: off}
"""

BOOTS = """\
---
title: Buying boots
persona: bo
objective: acquisition
scope: From the wish to the ridge
owner: crm
status: published
indicators: [{id: wait, value: 8, date: 2026-09-01, evidence: [talks]}]
evidence: [visits]
stages:
  - id: wish
    title: Wish
    phase: before
    touchpoints:
      - {id: hear, title: Hears of them, channel: club, emotion: pleasure, thought: "Mine let water in"}
  - id: choose
    title: Choose
    phase: purchase
    touchpoints:
      - id: look
        title: Looks at the site
        channel: web
        emotion: -0.5
        emotions: {ana: 1}
        pain_points: [{text: No sizes at all, severity: major, share: 30, roadmap: [sizes]}, Nothing to compare]
      - id: fit
        title: Walks up the ramp
        channel: store
        emotion: 1.75
        moment_of_truth: true
        verbatim: {text: Like slippers, source: visits}
        image: {src: media/ramp.png, alt: A ramp of rock}
---
The boots that carry [Bo](../personas/bo.md) up. See [[mask/choose/try]].
"""

DAY = """\
---
title: A Thursday
kind: day-in-the-life
persona: bo
owner: shop
status: draft
stages:
  - id: morning
    title: Morning
    hours: "07:30-09:00"
    touchpoints: [{id: pack, title: Packs, emotion: 0}]
  - id: ridge
    title: Ridge
    hours: "10:00-16:00"
    touchpoints: [{id: climb, title: Climbs, channel: club, emotion: 2, evidence: [visits]}]
---
One day, hour by hour.
"""

METHOD = """\
---
title: Method
aliases: [how]
updated: 2026-10-14
---
## One

We ask, see [the studies](../evidence/talks.md) and [what ana needs](../personas/ana.md#needs).

## Two

![[map:mask]]

## Three

![[matrix]]

![[heat-map]]

- [ ] open[^1]

[^1]: Later. ![A ramp](../media/ramp.png)
"""

PERSONA_TEMPLATE = """\
{% extends "default/persona.html" %}
{% block wishes %}<p class="note">{{ view.title }} is typical.</p>{{ super() }}{% endblock %}
"""

_TEXTS: dict[str, str] = {
    **SAMPLE,
    "journeysite.yml": SETTINGS,
    "content/index.md": (
        "---\ntitle: Our journeys\n---\nWelcome to [the mask](journeys/mask/index.md).\n\n"
        "## Where to begin\n\nWith [[ana]].\n\n![[roadmap]]\n\n![[horizons]]\n"
    ),
    "content/index.fr.md": "---\ntitle: Nos parcours\n---\nBienvenue.\n",
    "content/journeys/boots.md": BOOTS,
    "content/journeys/09-day.md": DAY,
    "content/personas/ana.md": (
        "---\ntitle: Ana\nrole: Pilot\nage: 41\nshare: 40\nchannels: {web: 4}\nquote: I like fish.\n"
        "needs: [A mask]\ngoals: [To dive]\naliases: [anna]\nportrait: {src: media/mask.svg, alt: Ana}\n---\n"
        "She swims.\n\n## Needs\n\nMuch.\n\n![[loop:mask]]\n"
    ),
    "content/personas/ana.fr.md": "---\ntitle: Anne\nrole: Pilote\n---\nElle nage.\n",
    "content/personas/bo.md": (
        "---\ntitle: Bo\nrole: Baker\nsegment: Walkers\nshare: 25\nchannels: [club, store]\n"
        "avatar: {skin: tan, hair: black, cut: short}\nevidence: [visits]\n---\nHe walks.\n"
    ),
    "content/evidence/visits.md": (
        "---\ntitle: Visits\nmethod: mystery-visit\ndate: 2026-04-15\nsample: 9\nlink: https://wiki.example/visits\n---\n"
        "We went there.\n"
    ),
    "content/indicators/returns.md": (
        '---\ntitle: Returns\nunit: "%"\nbetter: lower\nkind: volume\ntarget: 5\nvalue: 9\n'
        "source: data/returns.csv\nevidence: [visits]\n---\n"
    ),
    "content/roadmap/ramp.md": (
        "---\ntitle: A ramp in each store\nteams: [shop, crm]\nstatus: planned\nstart: 2027-Q1\nend: 2027-Q2\n"
        "scores: {importance: 4, cost: 3}\ntouchpoints: [boots/choose/fit]\nobjectives: [acquisition]\n"
        "outcome: {indicator: returns, from: 9, to: 5}\nevidence: [visits]\ndepends_on: [basin]\n---\nRock.\n"
    ),
    "content/channels/store.md": "---\ntitle: Our stores\n---\nThere are six, see [[mask/choose]].\n",
    "content/teams/it.md": "---\ntitle: The IT team\naliases: [computers]\n---\nThey run [[web]].\n",
    "content/pages/method.md": METHOD,
    "content/pages/more/terms.md": "---\ntitle: Terms\n---\nWords.\n\n![[gaps:mask]]\n\n![[curve:boots]]\n",
    "content/data/returns.csv": "month,share\n2026-09,9\n",
    "content/media/mask.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4"><path d="M0 0h4v4z"/></svg>\n',
    "content/media/ramp.png": "no picture, yet named like one\n",
    "theme.css": ".lede { border-left: 3px solid var(--accent); }\n",
    "themes/own/theme.yml": "title: Own\nextends: default\ntokens: {ground: '#ffffff'}\n",
    "themes/own/assets/css/own.css": "h1 { letter-spacing: 0; }\n",
    "themes/own/icons/own.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor">'
        '<path d="M2 2h20v20z"/></svg>\n'
    ),
    "themes/own/templates/persona.html": PERSONA_TEMPLATE,
}

#: What lies in the site's folder, by path.
SMALL_SITE: dict[str, bytes] = {path: text.encode("utf-8") for path, text in _TEXTS.items()}
