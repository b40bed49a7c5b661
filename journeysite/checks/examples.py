"""What is wrong and what is right, code by code: the examples of the manual and of `journeysite explain`.

Checks carry their own; here are those of reading, of linking and of the settings.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from journeysite.checks.run import BUILT_IN


class Example(Struct, frozen=True):
    """A few lines that are reported, and how they should be. "" where nothing can be shown in lines."""

    wrong: str
    right: str


_FILES = {
    "J005": Example("content/persona/amina.md\n", "content/personas/amina.md\n"),
    "J006": Example("content/personas/amina.txt\n", "content/personas/amina.md\n"),
    "J007": Example("content/pages/what next?.md\n", "content/pages/what-next.md\n"),
    "J008": Example("content/journeys/dive.md\ncontent/journeys/dive/index.md\n", "content/journeys/dive/index.md\n"),
    "J010": Example(
        "content/personas/quentin.fr.md\n", "content/personas/quentin.md\ncontent/personas/quentin.fr.md\n"
    ),
    "J043": Example("content/media/plan.docm\n", "content/media/plan.docx\n"),
    "J011": Example("---\ntitle: Method\n\nHow we work.\n", "---\ntitle: Method\n---\n\nHow we work.\n"),
    "J012": Example("\n---\ntitle: Method\n---\n", "---\ntitle: Method\n---\n"),
}
_YAML = {
    "J013": Example("title: Buy: the till\n", 'title: "Buy: the till"\n'),
    "J014": Example("title: Clear prices\ntitle: Clearer prices\n", "title: Clearer prices\n"),
    "J015": Example("goal: Be customer #1 of the day\n", 'goal: "Be customer #1 of the day"\n'),
    "J016": Example("quote: *really* good\n", 'quote: "*really* good"\n'),
    "J017": Example("tags: [[[[[[[[[[[[[[[[[[[[[diving]]]]]]]]]]]]]]]]]]]]]\n", "tags: [diving]\n"),
    "J018": Example("{{ title }}: x\n", 'title: "{{ x }}"\n'),
}
_MARKDOWN = {
    "J022": Example("How <b>we</b> work.\n", "How **we** work.\n"),
    "J023": Example('![Till](till.svg){style="width:9px"}\n', "![Till](till.svg){width=9}\n"),
    "J024": Example("::: cliff\nMind the step.\n:::\n", "::: caution\nMind the step.\n:::\n"),
    "J025": Example("[Click](javascript:alert)\n", "[Read](https://intranet.example/method)\n"),
    "J026": Example("![Shop](https://example.com/shop.png)\n", "![Shop](../media/shop.png)\n"),
    "J027": Example("Here it is: ![[map:dive]].\n", "Here it is:\n\n![[map:dive]]\n"),
    "J028": Example("As was said[^1].\n", "As was said[^1].\n\n[^1]: In the spring survey.\n"),
    "J033": Example(
        "[a [b [c [d [e [f [g [h [i [j [k, and none is closed.\n",
        "\\[a \\[b \\[c \\[d \\[e \\[f \\[g \\[h \\[i \\[j \\[k, and none is a link.\n",
    ),
    "J029": Example(
        "# 02-buy.fr.md\ntitle: Achat\nphase: purchase\n",
        "# 02-buy.fr.md, as the phase stands in 02-buy.md\ntitle: Achat\n",
    ),
}
_MARKDOWN |= {
    "J030": Example("[Our plan](../pages/our plan.md)\n", "[Our plan](<../pages/our plan.md>)\n"),
    "J039": Example(
        "| Channel | Cost |\n| --- | --- |\n| Store | 3 | 4 |\n", "| Channel | Cost |\n| --- | --- |\n| Store | 3 |\n"
    ),
    "J040": Example("Heard[^1]\n\n[^1]: Spring\n[^1]: Autumn\n", "Heard[^1]\n\n[^1]: Spring\n"),
    "J045": Example("<!-- Ask legal\n", "<!-- Ask legal -->\n"),
    "J038": Example("title: null\n", 'title: "null"\n'),
    "J031": Example("```\ncx@example.com\n\n## Next\n", "```\ncx@example.com\n```\n\n## Next\n"),
}
_KEYS = {
    "J101": Example("chanel: store\n", "channel: store\n"),
    "J102": Example("touchpoints:\n  - {channel: store}\n", "touchpoints:\n  - {title: Pays, channel: store}\n"),
    "J103": Example("teams: shop\n", "teams: [shop]\n"),
    "J104": Example("severity: huge\n", "severity: critical\n"),
    "J105": Example("progress: 140\n", "progress: 100\n"),
    "J106": Example("teams: [shop, '']\n", "teams: [shop]\n"),
    "J107": Example("progress: 40 %\nlift: 1,5\n", "progress: 40\nlift: 1.5\n"),
    "J108": Example("start: Q4 2026\nend: 31/12/2026\n", "start: 2026-Q4\nend: 2026-12-31\n"),
    "J109": Example("moment_of_truth: yes\n", "moment_of_truth: true\n"),
}
_REFERENCES = {
    "J201": Example("persona: quentn\n", "persona: quentin\n"),
    "J202": Example("channel: stor\n", "channel: store\n"),
    "J203": Example("owner: stores-team\n", "owner: stores   # as under `teams:` in journeysite.yml\n"),
    "J204": Example("See [[clear-prices]].\n", "See [[roadmap/clear-prices]].\n"),
    "J205": Example("touchpoints: [compare]\n", "touchpoints: [dive/search/compare]\n"),
    "J206": Example("evidence: [surveys]\n", "evidence: [survey-spring-2026]\n"),
    "J207": Example("roadmap: [clear-price]\n", "roadmap: [clear-prices]\n"),
    "J208": Example(
        "indicators: [{id: cart-abandonement, value: 68}]\n", "indicators: [{id: cart-abandonment, value: 68}]\n"
    ),
    "J209": Example("objective: aquisition\n", "objective: acquisition\n"),
    "J210": Example("phase: during\n", "phase: purchase\n"),
    "J211": Example("scores: {costs: 2}\n", "scores: {cost: 2}\n"),
    "J212": Example("status: started\n", "status: in-progress\n"),
    "J213": Example("stages: [serach, buy]\n", "stages: [search, buy]\n"),
    "J214": Example("target: dive-targt\n", "target: dive-target\n"),
    "J215": Example("lanes: {question: Which size?}\n", "lanes: {questions: Which size?}\n"),
    "J216": Example("emotion: meh\n", "emotion: disappointment   # or -1, or left out while it is unknown\n"),
    "J217": Example("frontstage: [shpo]\n", "frontstage: [shop]\n"),
    "J220": Example("See [search](../journeys/dive/search.md).\n", "See [search](../journeys/dive/02-search.md).\n"),
    "J221": Example("After [[serch]] …\n", "After [[search]] …\n"),
    "J222": Example("See [why](method.md#reasons).\n", "See [why](method.md#our-reasons).\n"),
    "J223": Example("image: media/shpo.svg\n", "image: media/shop.svg\n"),
    "J224": Example("[All figures](../data/web.csv)\n", "[All figures](../media/web.csv)\n"),
    "J225": Example("![[mapp:dive]]\n", "![[map:dive]]\n"),
    "J226": Example("![[map]]   on a free page\n", "![[map:dive]]\n"),
    "J232": Example("- {title: Waits}\n- {title: Waits}\n", "- {title: Waits}\n- {id: waits-again, title: Waits}\n"),
    "J233": Example(
        "aliases: [search]   # while another stage is called so\n",
        "aliases: [research]   # what this one was called before\n",
    ),
    "J234": Example("id: pays/till\n", "id: pays-till\n"),
    "J235": Example("stages: [search, buy, search]\n", "stages: [search, buy]\n"),
    "J236": Example(
        "content/journeys/hike/01-search.md\n",
        "content/journeys/hike/index.md\ncontent/journeys/hike/01-search.md\n",
    ),
    "J238": Example("stages: [search]\n", "stages: [search, buy]\n"),
    "J237": Example("content/channels/phone.md\n", "channels: {phone: Phone}   # in journeysite.yml\n"),
    "J240": Example("- {id: comparer, title: Compare les prix}\n", "- {id: compare, title: Compare les prix}\n"),
    "J241": Example("persona: jean\n", "persona: quentin   # whose aliases are [jean]\n"),
    "J243": Example('title: "!?"\n', 'id: doubt\ntitle: "!?"\n'),
}
_MEANING = {
    "J302": Example("emotion: -3\n", "emotion: -2\n"),
    "J303": Example("kind: target\n", "kind: target\ncurrent: dive\n"),
    "J304": Example(
        "target: dive-target   # on dive\ncurrent: hike          # on dive-target\n",
        "target: dive-target   # on dive\ncurrent: dive          # on dive-target, or left out\n",
    ),
    "J324": Example(
        'kind: current\nhours: "10:00-11:00"   # of a stage\n', 'kind: day-in-the-life\nhours: "10:00-11:00"\n'
    ),
}
_SETTINGS = {
    "J111": Example(
        "roadmap:\n  statuses: [idea, estimate]\n", "roadmap:\n  statuses: {idea: idea, estimate: planned}\n"
    ),
    "J112": Example("languages: [de]\n", "languages: [en]\n"),
    "J247": Example("nps: 24\nindicators: [{id: nps, value: 30}]\n", "nps: 24\nindicators: [nps]\n"),
    "J248": Example("source: data/not-there.csv\n", "source: Web analytics\n"),
    "J402": Example("languages: [english, french]\n", "languages: [en, fr]\n"),
    "J403": Example("emotion: {scale: [2, -2]}\n", "emotion: {scale: [-2, 2]}\n"),
    "J404": Example("base_url: intranet.example/cx/\n", "base_url: https://intranet.example/cx/\n"),
    "J405": Example("theme: {accent: petrol}\n", 'theme: {accent: "#0b6e75"}\n'),
    "J435": Example("checks: {J427: off}\n", "checks: {J301: off}\n"),
    "J436": Example(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="draw()"><path d="M0 0h8v8z"/></svg>\n',
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>\n',
    ),
    "J437": Example(
        '<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0h8v8z"/></svg>\n',
        '<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0h8v8z"/></g></svg>\n',
    ),
    "J420": Example("theme: defualt\n", "theme: default\n"),
    "J423": Example('theme: {tokens: {grund: "#fff"}}\n', 'theme: {tokens: {ground: "#fff"}}\n'),
    "J424": Example("theme: {tokens: {ground: light}}\n", 'theme: {tokens: {ground: "#fbf8f2"}}\n'),
    "J442": Example('theme: {tokens: {paper: "#fff"}}\n', 'theme: {tokens: {ground: "#fff"}}\n'),
    "J443": Example("h1 { color: var(--acc) }\n", "h1 { color: var(--accent) }\n"),
    "J427": Example(
        'h1 { background: image-set("https://cdn.example/sea.png" 1x) }\n', "h1 { background: url(sea.png) }\n"
    ),
    "J433": Example('h1::before { content: "Sea }\n', 'h1::before { content: "Sea" }\n'),
    "J434": Example("h1 { behavior: url(sea.htc) }\n", "h1 { color: teal }\n"),
    "J429": Example("theme: {logo: logo.svg}\n", "theme: {logo: media/logo.svg}\n"),
    "J430": Example("channels: {store: {icon: shopp}}\n", "channels: {store: {icon: store}}\n"),
}

EXAMPLES: Mapping[str, Example] = MappingProxyType(
    _FILES
    | _YAML
    | _MARKDOWN
    | _KEYS
    | _REFERENCES
    | _MEANING
    | _SETTINGS
    | {rule.code.code: Example(rule.wrong, rule.right) for rule in BUILT_IN}
)
