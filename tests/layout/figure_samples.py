"""Subjects of every figure but the map: the design's own, and extremes that must not break anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from journeysite.draw.day import draw_day
from journeysite.draw.distribution import draw_distribution
from journeysite.draw.gap_ledger import draw_gap_ledger
from journeysite.draw.heat_map import draw_heat_map
from journeysite.draw.local_curve import draw_local_curve
from journeysite.draw.loop import draw_loop
from journeysite.draw.matrix import draw_matrix
from journeysite.draw.sparkline import draw_sparkline
from journeysite.draw.svg import Svg
from journeysite.draw.timeline import draw_horizons, draw_timeline
from journeysite.geometry.scale import level_class
from journeysite.layout.day import DayMoment, DayStage, DaySubject, DayWords, layout_day
from journeysite.layout.distribution import DistributionBar, DistributionSubject, layout_distribution
from journeysite.layout.gap_ledger import GapItem, GapLedgerSubject, GapRow, layout_gap_ledger
from journeysite.layout.heat_map import HeatCell, HeatMapSubject, HeatRow, layout_heat_map
from journeysite.layout.local_curve import layout_local_curve
from journeysite.layout.local_curve.subject import LocalCurveSubject, LocalPoint, Neighbour
from journeysite.layout.loop import layout_loop
from journeysite.layout.loop.subject import LoopPart, LoopStage, LoopSubject, LoopTouchpoint
from journeysite.layout.map.subject import Emotion, EmotionLevel
from journeysite.layout.matrix import MatrixItem, MatrixSubject, layout_matrix
from journeysite.layout.metrics import Metrics
from journeysite.layout.sparkline import SparklineSubject, StageSparkSubject, layout_sparkline, layout_stage_spark
from journeysite.layout.timeline import (
    HorizonColumn,
    HorizonSubject,
    TimelineItem,
    TimelineLane,
    TimelineSubject,
    layout_horizons,
    layout_timeline,
)

__all__ = ["DESIGN", "EXTREMES", "Sample"]

NAMES = {"p2": "Enchantement", "p1": "Plaisir", "z0": "Satisfaction", "n1": "Déception", "n2": "Irritant"}
FACES = {"p2": "laugh", "p1": "smile", "z0": "meh", "n1": "frown", "n2": "angry"}
LONG = (
    "Un titre de cent vingt signes, qui dit tout ce que l’on peut dire, et bien plus encore, jusqu’au bout de la ligne"
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
ARABIC, CHINESE, EMOJI = "يقارن الأسعار على الإنترنت", "他在网上比较价格，然后去商店。", "👩‍👧 plonge 🤿 é"


class Sample(Struct, frozen=True):
    """A subject with its layout and its pen."""

    figure: str
    subject: Any
    layout: Callable[[Any, Metrics], Any]
    draw: Callable[[Any], Svg]

    def laid_out(self, metrics: Metrics) -> Any:
        return self.layout(self.subject, metrics)

    def drawn(self, metrics: Metrics) -> Svg:
        return self.draw(self.laid_out(metrics))

    def but(self, **changes: Any) -> Sample:
        """The same figure with other values in its subject."""
        return replace(self, subject=replace(self.subject, **changes))


def emotion(value: float) -> Emotion:
    text = f"{value:+.1f}".replace(".", ",").replace("-", "−") if value else "0,0"
    return Emotion(value, text, level_class(value), NAMES[level_class(value)])


LEVELS = tuple(
    EmotionLevel(value, f"{value:+d}".replace("-", "−"), name, NAMES[name], FACES[name])
    for value, name in ((2, "p2"), (1, "p1"), (0, "z0"), (-1, "n1"), (-2, "n2"))
)
VALUES = (
    1.6,
    0.5,
    -0.5,
    0.8,
    -1.2,
    1.5,
    0.2,
    -0.9,
    -0.4,
    -1.8,
    -0.2,
    -0.8,
    1.2,
    2,
    -0.7,
    0.9,
    -0.5,
    -2,
    0.4,
    -0.3,
    1.4,
)
AIMS = tuple(min(2.0, max(value, 0) + 0.3) for value in VALUES)
TITLES = (
    "Tortue en vacances", "Prêt du club", "Forum", "Avis de l’instructeur", "Fiches techniques", "Conseil en magasin",
    "Essayage", "Stock", "Panier", "Paiement refusé", "Appel au conseiller", "Colis en deux fois", "Déballage guidé",
    "Première plongée", "Masque embué", "Carnet de plongée", "Rappel de révision", "Détendeur au SAV", "Restitution",
    "Enquête tardive", "Parrainage",
)  # fmt: skip
STAGES = ("Besoin", "Rechercher", "Sélectionner", "Acheter", "Découvrir", "Utiliser", "Entretenir", "Recommander")
SAID = (
    "«\u00a0J’ai vu une tortue. Je veux y retourner demain.\u00a0»",
    "«\u00a0Je ne sais même plus ce que je compare.\u00a0»",
    "«\u00a0Lui, il plonge. Ça change tout.\u00a0»",
    "«\u00a0J’ai failli tout laisser tomber.\u00a0»",
    "«\u00a0Noël en mars. Et tout est expliqué.\u00a0»",
    "«\u00a0Je respire sans y penser. C’est à moi.\u00a0»",
    "«\u00a0Dix-neuf jours. Ma sortie est passée sans moi.\u00a0»",
    "«\u00a0Allez un mardi, demandez Karim.\u00a0»",
)

# Sparkline

SPARKLINE = Sample("sparkline", SparklineSubject("spark", VALUES), layout_sparkline, draw_sparkline)
STAGE_SPARK = Sample(
    "stage_spark",
    StageSparkSubject("stage", VALUES[8:11], VALUES[6:8], VALUES[11:13]),
    layout_stage_spark,
    draw_sparkline,
)

# Local curve

_POINTS = tuple(
    LocalPoint(n, TITLES[n - 1], emotion(VALUES[n - 1]), AIMS[n - 1], said, n == 10, f"#t{n}", f"{n}. {TITLES[n - 1]}")
    for n, said in (
        (9, "«\u00a0Tiens, le pack coûte plus que le détail\u00a0?\u00a0»"),
        (10, "«\u00a0J’ai failli tout laisser tomber.\u00a0»"),
        (11, "«\u00a0Douze minutes d’attente, mais elle a tout réglé.\u00a0»"),
    )
)
LOCAL_CURVE = Sample(
    "local_curve",
    LocalCurveSubject(
        id="stage",
        name="4 Acheter",
        title="Courbe d’émotion de l’étape Acheter",
        desc="Trois micro-étapes, creux à −1,8.",
        levels=LEVELS,
        points=_POINTS,
        before=Neighbour("3 Sélectionner", "select.html", ((6, 1.5, 1.8), (7, 0.2, 0.5), (8, -0.9, 0.3))),
        after=Neighbour("5 Découvrir", "discover.html", ((12, -0.8, 0.3), (13, 1.2, 1.5)), ((14, 2.0, 2.0),)),
    ),
    layout_local_curve,
    draw_local_curve,
)

# Loop


def loop_stages(counts: tuple[int, ...]) -> tuple[LoopStage, ...]:
    """Stages with that many touchpoints each, numbered through."""
    stages: list[LoopStage] = []
    first = 0
    for at, count in enumerate(counts):
        touchpoints = tuple(
            LoopTouchpoint(
                number=n + 1,
                title=TITLES[n % 21],
                emotion=emotion(VALUES[n % 21]),
                moment_of_truth=n % 21 in (5, 9, 13, 17),
                href=f"#t{n + 1}",
                label=f"{n + 1}. {TITLES[n % 21]}",
            )
            for n in range(first, first + count)
        )
        first += count
        name = STAGES[at % 8]
        stages.append(LoopStage(at + 1, name, emotion(VALUES[at]), SAID[at % 8], touchpoints, f"{at + 1}.html", name))
    return tuple(stages)


LOOP = Sample(
    "loop",
    LoopSubject(
        id="loop",
        title="Parcours en boucle",
        desc="Huit étapes, vingt et une micro-étapes.",
        stages=loop_stages((2, 3, 3, 3, 3, 3, 2, 2)),
        turn=4,
        first=LoopPart("Boucle d’achat", "0,0", ("émotion moyenne", "11 micro-étapes")),
        second=LoopPart("Boucle d’usage", "+0,2", ("émotion moyenne", "10 micro-étapes")),
    ),
    layout_loop,
    draw_loop,
)

# Matrix

_ITEMS = tuple(
    MatrixItem(title, value, effort, touchpoints, status, str(rank), f"#{rank}", f"{title}, {value}")
    for rank, (title, value, effort, touchpoints, status) in enumerate(
        (
            ("Paiement en trois fois fiable", 5.0, 2.33, 2, "in-progress"),
            ("Prêt de détendeur", 4.33, 1.67, 1, "planned"),
            ("Suivi SAV en temps réel", 5.0, 3.67, 3, "in-progress"),
            ("Rappel sous trois minutes", 3.67, 2.33, 1, "planned"),
            ("Comparateur par usage", 4.0, 3.33, 2, "in-progress"),
            ("Guide des tailles unifié", 3.33, 1.67, 1, "in-progress"),
            ("Fiche premier équipement", 3.0, 1.67, 2, "done"),
            ("Conseil plongeur en visio", 3.67, 3.33, 3, "planned"),
            ("Réglages pas à pas", 3.33, 2.67, 3, "done"),
            ("Livraison groupée", 3.67, 4.33, 1, "idea"),
            ("Parrainage club", 2.67, 2.33, 2, "idea"),
        ),
        start=1,
    )
)
MATRIX = Sample(
    "matrix", MatrixSubject("matrix", "Valeur et effort", "Onze chantiers.", _ITEMS), layout_matrix, draw_matrix
)

# Timeline and horizons


def _item(title: str, start: float, end: float, status: str, note: str, progress: float | None = None) -> TimelineItem:
    text = f"{progress:.0f}\u00a0%" if progress is not None else ""
    return TimelineItem(title, start, end, status, note, progress, text, "#item", f"{title}, {status}")


_LANES = (
    TimelineLane(
        "Magasins",
        "2 chantiers",
        (
            _item("Fiche premier équipement", 0, 1, "done", "+0,6 sur Sélectionner"),
            _item("Conseil plongeur en visio", 2, 4, "planned", "+1,1 sur Rechercher et Sélectionner"),
        ),
        "teams/stores.html",
    ),
    TimelineLane(
        "E-commerce",
        "3 chantiers",
        (
            _item("Paiement en trois fois fiable", 0, 2, "in-progress", "+1,5 sur Acheter", 60),
            _item("Comparateur par usage", 1, 3, "in-progress", "+1,1 sur Rechercher et Acheter", 45),
            _item("Guide des tailles unifié", 1, 2, "in-progress", "+1,5 sur Sélectionner", 70),
        ),
    ),
    TimelineLane("Logistique", "1 chantier", (_item("Livraison groupée", 3, 5, "idea", "+1,1 sur Découvrir"),)),
)
_PERIODS = ("T3 2026", "T4 2026", "T1 2027", "T2 2027", "T3 2027", "T4 2027")
TIMELINE = Sample(
    "timeline",
    TimelineSubject("roadmap", "Calendrier par équipe", "Six chantiers.", _PERIODS, _LANES, (2,), 1.57, "22 novembre"),
    layout_timeline,
    draw_timeline,
)
HORIZONS = Sample(
    "horizons",
    HorizonSubject(
        "horizons",
        "Feuille de route",
        "Six chantiers.",
        (
            HorizonColumn("Maintenant", "3 chantiers", _LANES[1].items),
            HorizonColumn("Ensuite", "2 chantiers", _LANES[0].items),
            HorizonColumn("Plus tard", "", ()),
        ),
    ),
    layout_horizons,
    draw_horizons,
)

# Heat map

_ROWS = (
    ("S’équiper pour la plongée", (1.1, -0.3, 0.3, -0.8, 0.2, 0.7, -0.7, 0.5), 0.1),
    ("Équiper un club pour la saison", (0.2, -0.8, -1.1, -1.6, -0.3, 0.7, -0.9, 0.1), -0.5),
    ("Louer un kit palmes et masque", (0.4, 0.1, None, -0.5, -1.2, 0.6, None, 0.3), 0.0),
    ("Faire réparer ses chaussures", (0.6, 0.8, 1.0, 1.1, 0.9, 1.4, 1.2, 1.6), 1.1),
)
HEAT_MAP = Sample(
    "heat_map",
    HeatMapSubject(
        id="heat",
        title="Carte de chaleur",
        desc="Quatre parcours, huit étapes.",
        columns=tuple(f"{at} {name}" for at, name in enumerate(STAGES, start=1)),
        rows=tuple(
            HeatRow(
                title,
                tuple(
                    HeatCell(emotion(v) if v is not None else None, "#cell", f"{title}, {stage}")
                    for stage, v in zip(STAGES, values, strict=True)
                ),
                emotion(mean),
                "#row",
            )
            for title, values, mean in _ROWS
        ),
        means=tuple(emotion(v) for v in (0.6, 0.0, 0.1, -0.5, -0.1, 0.9, -0.1, 0.6)),
        mean_word="Moyenne",
        means_word="Moyenne de l’étape",
    ),
    layout_heat_map,
    draw_heat_map,
)

# Distributions

LEVEL_SHARES = Sample(
    "level_distribution",
    DistributionSubject(
        "levels",
        tuple(
            DistributionBar(NAMES[name], count / 6, str(count), level=name)
            for name, count in (("p2", 3), ("p1", 5), ("z0", 5), ("n1", 6), ("n2", 2))
        ),
        "Ce qu’il ressent",
        "Vingt et une micro-étapes.",
    ),
    layout_distribution,
    draw_distribution,
)
CHANNEL_SHARES = Sample(
    "channel_distribution",
    DistributionSubject(
        "channels",
        tuple(
            DistributionBar(name, share / 100, f"{share}\u00a0%", icon=icon)
            for name, share, icon in (
                ("Bouche-à-oreille", 92, "messages-square"),
                ("Magasin", 78, "store"),
                ("Téléphone, SAV", 22, "headset"),
                ("E-mail", 0, "mail"),
            )
        ),
        "Canaux préférés",
    ),
    layout_distribution,
    draw_distribution,
)

# Gap ledger

GAP_LEDGER = Sample(
    "gap_ledger",
    GapLedgerSubject(
        id="gaps",
        title="Écarts",
        desc="Quatre étapes.",
        rows=(
            GapRow(1, "Besoin", emotion(1.1), emotion(1.3), "+0,2", href="1.html"),
            GapRow(
                4,
                "Acheter",
                emotion(-0.8),
                emotion(0.5),
                "+1,3",
                (GapItem("Paiement en trois fois fiable", "in-progress", "#1"), GapItem("Rappel", "planned", "#2")),
                "4.html",
            ),
            GapRow(5, "Découvrir", emotion(0.2), emotion(0.1), "−0,1"),
            GapRow(6, "Utiliser", None, emotion(1.0), ""),
        ),
        levels=LEVELS,
    ),
    layout_gap_ledger,
    draw_gap_ledger,
)

# Day


def _moment(
    title: str, hour: float, value: float | None, said: str = "", with_us: bool = False, truth: bool = False
) -> DayMoment:
    felt = None if value is None else emotion(value)
    return DayMoment(title, hour, felt, said, with_us, "#moment", title, moment_of_truth=truth)


DAY = Sample(
    "day",
    DaySubject(
        id="day",
        title="Une journée de Quentin",
        desc="Sept moments, dont trois avec nous.",
        stages=(
            DayStage("Réveil", 6.5, 8, (_moment("Café, météo des vagues", 6.75, 0.6), _moment("Trajet", 7.6, -0.3))),
            DayStage(
                "Classe", 8, 12, (_moment("Message du club", 10.2, 1.2, "«\u00a0Sortie samedi\u00a0!\u00a0»", True),)
            ),
            DayStage(
                "Pause", 12, 13.5, (_moment("Cherche un gilet", 12.5, -1.2, "«\u00a0Trois fiches.\u00a0»", True),)
            ),
            DayStage(
                "Magasin", 17, 17.6, (_moment("Conseil", 17.3, 1.6, "«\u00a0Lui, il plonge.\u00a0»", True, True),)
            ),
            DayStage("Soirée", 18, 23, (_moment("Dîner", 20, 0.9), _moment("Forum", 22, None))),
            DayStage("Nuit", 23, 6.5, ()),
        ),
        levels=LEVELS,
        hours=tuple((float(hour), f"{hour}\u00a0h") for hour in range(24)),
        words=DayWords("La journée", "Avec nous"),
    ),
    layout_day,
    draw_day,
)

DESIGN = (
    SPARKLINE, STAGE_SPARK, LOCAL_CURVE, LOOP, MATRIX, TIMELINE, HORIZONS, HEAT_MAP, LEVEL_SHARES, CHANNEL_SHARES,
    GAP_LEDGER, DAY,
)  # fmt: skip

# Extremes

_HARD = (LONG, WORD, ARABIC, CHINESE, EMOJI, "")


def _hard_points(count: int) -> tuple[LocalPoint, ...]:
    return tuple(
        replace(
            _POINTS[at % 3],
            number=at + 1,
            title=_HARD[at % 6],
            verbatim=_HARD[(at + 1) % 6],
            emotion=emotion(VALUES[at % 21]),
        )
        for at in range(count)
    )


def _hard_stages(count: int, per: int) -> tuple[LoopStage, ...]:
    return tuple(
        replace(stage, name=_HARD[at % 5], verbatim=_HARD[(at + 2) % 6])
        for at, stage in enumerate(loop_stages((per,) * count))
    )


def _hard_items(count: int) -> tuple[TimelineItem, ...]:
    return tuple(
        _item(
            _HARD[at % 5],
            at % 7 - 1,
            at % 7 - 0.8 + at % 4,
            ("idea", "done", "dropped")[at % 3],
            _HARD[(at + 1) % 6],
            50,
        )
        for at in range(count)
    )


EXTREMES = {
    "sparkline of nothing": SPARKLINE.but(values=()),
    "sparkline of unknowns": SPARKLINE.but(values=(None, None)),
    "sparkline of one": SPARKLINE.but(values=(1.2,)),
    "sparkline of two hundred": SPARKLINE.but(values=VALUES * 10, aims=AIMS * 10),
    "sparkline as an overview": SPARKLINE.but(width=358.0, aims=AIMS, stages=(2, 3, 0, 3, 3, 2, 3, 5)),
    "sparkline of sixty stages": SPARKLINE.but(width=358.0, values=VALUES * 3, stages=(1,) * 63),
    "sparkline with holes": SPARKLINE.but(values=(*VALUES[:4], None, None, 1.0, None, *VALUES[8:])),
    "curve beside an empty stage": STAGE_SPARK.but(values=()),
    "curve beside the only stage": STAGE_SPARK.but(before=(), after=()),
    "local curve of nothing": LOCAL_CURVE.but(points=(), undocumented="étape non documentée"),
    "local curve of one, alone": LOCAL_CURVE.but(points=_POINTS[:1], before=None, after=None),
    "local curve of twenty hard titles": LOCAL_CURVE.but(points=_hard_points(20)),
    "local curve on a phone": LOCAL_CURVE.but(width=358.0, points=_hard_points(3)),
    "local curve without emotions": LOCAL_CURVE.but(points=tuple(replace(p, emotion=None) for p in _POINTS)),
    "loop of one stage": LOOP.but(stages=_hard_stages(1, 1), turn=1),
    "loop of two": LOOP.but(stages=_hard_stages(2, 1), turn=1),
    "loop of five": LOOP.but(stages=_hard_stages(5, 3), turn=3),
    "loop of fourteen": LOOP.but(stages=_hard_stages(14, 2), turn=7),
    "loop without a turn": LOOP.but(turn=0),
    "loop of two hundred touchpoints": LOOP.but(stages=loop_stages((25,) * 8)),
    "loop without touchpoints": LOOP.but(stages=loop_stages((0,) * 8)),
    "loop upright": LOOP.but(width=358.0, upright=True),
    "matrix of nothing": MATRIX.but(items=()),
    "matrix of one": MATRIX.but(items=_ITEMS[:1]),
    "matrix of sixty ties": MATRIX.but(
        items=tuple(replace(_ITEMS[at % 11], value=3.0, effort=3.0) for at in range(60))
    ),
    "matrix of hard titles on a phone": MATRIX.but(
        width=358.0, height=420.0, items=tuple(replace(_ITEMS[at], title=title) for at, title in enumerate(_HARD))
    ),
    "timeline of nothing": TIMELINE.but(lanes=(), periods=(), today=None),
    "timeline of a lane without items": TIMELINE.but(lanes=(TimelineLane(LONG, LONG, ()),)),
    "timeline of sixty hard items": TIMELINE.but(lanes=(TimelineLane(WORD, "", _hard_items(60)),), today=0.0),
    "timeline of five years": TIMELINE.but(periods=_PERIODS * 4, today=23.9),
    "horizons of nothing": HORIZONS.but(columns=()),
    "horizons on a phone": HORIZONS.but(width=358.0, columns=(HorizonColumn(LONG, LONG, _hard_items(12)),)),
    "heat map of nothing": HEAT_MAP.but(columns=(), rows=(), means=()),
    "heat map of hard names": HEAT_MAP.but(
        columns=_HARD[:3],
        rows=tuple(HeatRow(name, (None, HeatCell(), HeatCell(emotion(-2)))) for name in _HARD),
        means=(None, None, emotion(0)),
        width=358.0,
    ),
    "heat map of sixty stages": HEAT_MAP.but(
        columns=STAGES * 8, rows=(HeatRow("A", (HeatCell(emotion(1)),) * 64),), means=()
    ),
    "distribution of nothing": LEVEL_SHARES.but(bars=()),
    "distribution of hard names": CHANNEL_SHARES.but(
        width=326.0, bars=tuple(DistributionBar(name, 2.0, "100 %", icon="store") for name in _HARD)
    ),
    "gap ledger of nothing": GAP_LEDGER.but(rows=()),
    "gap ledger of hard names": GAP_LEDGER.but(
        rows=tuple(
            GapRow(at, name, emotion(-2), emotion(2), "+4,0", tuple(GapItem(t, "idea") for t in _HARD))
            for at, name in enumerate(_HARD)
        )
    ),
    "gap ledger on a phone": GAP_LEDGER.but(width=358.0),
    "day of nothing": DAY.but(stages=()),
    "day of one stage": DAY.but(stages=(DAY.subject.stages[3],)),
    "day of hard names": DAY.but(
        stages=tuple(
            DayStage(name, 4.0 * at, 4.0 * at + 4, (_moment(name, 4 * at + 1, VALUES[at], LONG, at % 2 == 0),))
            for at, name in enumerate(_HARD)
        )
    ),
    "day on a phone": DAY.but(width=358.0),
}
