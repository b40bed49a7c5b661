"""What a site decides once for all its pages."""

from collections.abc import Mapping

from msgspec import Struct, field


class Level(Struct, frozen=True):
    """A named step of the emotion scale; `labels` by language where the site gives its own."""

    id: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)


class EmotionScale(Struct, frozen=True):
    """The range emotions may take, and its named levels from high to low."""

    low: float
    high: float
    levels: tuple[Level, ...]


class Phase(Struct, frozen=True):
    """The coarse cut of a journey: before, during, after the purchase."""

    id: str
    label: str


class Objective(Struct, frozen=True):
    """Why the company invests: acquisition, retention, recommendation, profitability."""

    id: str
    label: str


class Lane(Struct, frozen=True):
    """A text lane of the site's own on its maps; touchpoints and stages fill it by its id."""

    id: str
    label: str
    caption: str = ""
    icon: str = ""


class Criterion(Struct, frozen=True):
    """One column of the arbitration matrix, scored 1 to 5.

    `weight` is the company's own, above 0; `axis` is "value" or "effort"; `higher_is_better` says which end is good.
    `label` is "" for one of the usual criteria under its usual name, which the interface has in every language.
    """

    id: str
    label: str
    weight: float
    axis: str
    higher_is_better: bool


class Status(Struct, frozen=True):
    """Where a roadmap item may stand, in the site's own word.

    `means` is "idea", "planned", "in-progress", "done" or "dropped": counts and drawings go by it. `label` is "" where
    the interface has the word in every language.
    """

    id: str
    means: str
    label: str = ""


class ChannelDeclaration(Struct, frozen=True):
    """A channel that the site knows; `online` tells the two sides of the metro line apart."""

    id: str
    label: str
    icon: str = ""
    online: bool = False


class TeamDeclaration(Struct, frozen=True):
    """A team that the site knows; `contact` is an e-mail or web address."""

    id: str
    label: str
    contact: str = ""
    icon: str = ""


class ThemeChoice(Struct, frozen=True):
    """Which theme, and the tokens that the settings change (`accent`, `logo` and the theme's other tokens)."""

    name: str = "default"
    accent: str = ""
    logo: str = ""
    tokens: Mapping[str, str] = field(default_factory=dict)


class Settings(Struct, frozen=True):
    """`journeysite.yml`, complete: every default filled in."""

    title: str
    languages: tuple[str, ...]
    base_url: str
    repository: str
    theme: ThemeChoice
    emotion: EmotionScale
    phases: tuple[Phase, ...]
    objectives: tuple[Objective, ...]
    lanes: tuple[Lane, ...]
    statuses: tuple[Status, ...]
    criteria: tuple[Criterion, ...]
    scoring: str  # weighted, value-effort, rice or wsjf
    checks: Mapping[str, str]  # code -> off, note, warning or error
    raw_html: bool = False
    robots: str = "noindex"  # or "index"
    channels: tuple[ChannelDeclaration, ...] = ()  # in the order of the rows on every map
    teams: tuple[TeamDeclaration, ...] = ()

    @property
    def language(self) -> str:
        """The default language, the one content files without a language ending are written in."""
        return self.languages[0]
