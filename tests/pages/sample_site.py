"""A small site with one of everything: a current journey and its target, two personas, evidence, a roadmap."""

SETTINGS = """\
title: Sample
languages: [en]
phases: {before: Before, purchase: Purchase, after: After}
objectives: {retention: Retention}
lanes: {questions: {label: Open questions, caption: unanswered, icon: quote}}
channels:
  store: {label: Store, icon: store}
  web: {label: Website, icon: globe, online: true}
teams:
  shop: {label: Shop, contact: shop@example.com}
  it: {label: IT}
roadmap:
  statuses: [idea, planned, in-progress, done, dropped]
  criteria:
    importance: {weight: 3, axis: value}
    cost: {weight: 1, axis: effort}
"""

JOURNEY = """\
---
title: Buying a mask
persona: ana
target: mask-target
objective: retention
scope: From the wish to the water
owner: shop
nps: 24
updated: 2026-11-02
review_by: 2026-11-20
loop: true
evidence: [talks]
stages: [wish, choose, swim]
---
What *Ana* lives before she swims.

And what we learnt.
"""

WISH = """\
---
title: Wish
phase: before
goal: To see fish
---
Nobody has looked yet.
"""

CHOOSE = """\
---
title: Choose
phase: purchase
goal: To find one that fits
stake: To be trusted
touchpoints:
  - id: look
    title: Looks at the site
    channel: web
    emotion: -1.25
    action: Opens three pages
    thought: Which one?
    pain_points:
      - {text: No sizes, severity: critical, share: 40, evidence: [talks], roadmap: [sizes]}
      - Slow pages
    backstage: [{team: it, action: Price list loaded, system: ERP}]
    indicators: [{id: wait, value: 12}]
    lanes: {questions: Does it fit?}
  - id: try
    title: Tries it on
    channel: store
    other_channels: [web]
    emotion: 1.5
    moment_of_truth: true
    verbatim: {text: It fits!, source: talks}
    expectation: A mirror
    frontstage: [{team: shop, action: Advice}]
    opportunities: [{text: A basin, roadmap: [basin]}]
    roadmap: [basin]
---
She tries them all. Then she asks.
"""

SWIM = """\
---
title: Swim
phase: after
touchpoints:
  - {id: dive, title: First dive, channel: store, emotion: 2, evidence: [talks]}
  - {id: rinse, title: Rinses it}
---
"""

TARGET = """\
---
title: Buying a mask, the target
persona: ana
kind: target
current: mask
stages:
  - {id: choose, title: Choose, phase: purchase, touchpoints: [{id: look, title: Looks, channel: web, emotion: 1}]}
---
"""

SAMPLE: dict[str, str] = {
    "journeysite.yml": SETTINGS,
    "content/index.md": "---\ntitle: Our journeys\n---\nWelcome to [the mask](journeys/mask/index.md).\n\nMore.\n",
    "content/journeys/mask/index.md": JOURNEY,
    "content/journeys/mask/wish.md": WISH,
    "content/journeys/mask/choose.md": CHOOSE,
    "content/journeys/mask/swim.md": SWIM,
    "content/journeys/mask-target.md": TARGET,
    "content/personas/ana.md": (
        "---\ntitle: Ana\nrole: Pilot\nage: 41\nchannels: {web: 4}\nquote: I like fish.\n---\nShe swims.\n"
    ),
    "content/evidence/talks.md": "---\ntitle: Talks\nmethod: interview\ndate: 2026-09\nsample: 14\n---\n",
    "content/indicators/wait.md": "---\ntitle: Waiting\nunit: min\nbetter: lower\ntarget: 3\nvalue: 12\n---\n",
    "content/roadmap/sizes.md": (
        "---\ntitle: Sizes on the site\nteams: [it]\nstatus: in-progress\nstart: 2026-Q4\nend: 2027-Q1\nprogress: 40\n"
        "scores: {importance: 5, cost: 2}\nlift: 1.5\noutcome: {indicator: wait, from: 12, to: 3}\n---\nSoon.\n"
    ),
    "content/roadmap/basin.md": (
        "---\ntitle: A basin\nteams: [shop]\nstatus: idea\nhorizon: later\nscores: {importance: 2, cost: 4}\n"
        "depends_on: [sizes]\n---\n"
    ),
    "content/pages/method.md": "---\ntitle: Method\n---\n## One\n\na\n\n## Two\n\nb\n\n## Three\n\n![[map:mask]]\n",
}
