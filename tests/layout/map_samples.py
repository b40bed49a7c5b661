"""Journeys to lay out: the diver's, in full, and made-up ones of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from journeysite.geometry.scale import level_class
from journeysite.layout.map.subject import (
    Backstage,
    Channel,
    Content,
    Direction,
    Emotion,
    EmotionLevel,
    EvidenceStatus,
    Gap,
    Image,
    Indicator,
    Lane,
    Lanes,
    MapSubject,
    MapWords,
    Measured,
    Mode,
    PainPoint,
    PersonaLine,
    Phase,
    RoadmapBar,
    Severity,
    Stage,
    Touchpoint,
    View,
    WorkStatus,
)
from journeysite.pages.subjects import lanes as definitions

__all__ = ["LEVELS", "bare", "blueprint", "diver", "emotion", "everything", "made_up", "several_personas"]

NAMES = {"p2": "Enchantement", "p1": "Plaisir", "z0": "Satisfaction", "n1": "Déception", "n2": "Irritant"}
FACES = {"p2": "laugh", "p1": "smile", "z0": "meh", "n1": "frown", "n2": "angry"}
LEVELS = tuple(
    EmotionLevel(value, text, level, NAMES[level], FACES[level])
    for value, text, level in ((2, "+2", "p2"), (1, "+1", "p1"), (0, "0", "z0"), (-1, "−1", "n1"), (-2, "−2", "n2"))
)

#: Which lane each field of a touchpoint is told in.
FIELDS = {
    "action": "actions",
    "expectation": "expectations",
    "motivation": "motivations",
    "pain_points": "pain-points",
    "front_stage": "front-stage",
    "backstage": "backstage",
    "indicators": "indicators",
    "opportunities": "opportunities",
    "image": "images",
}


def lane(key: str, label: str, caption: str = "", icon: str = "") -> Lane:
    """A lane of every site, in words of one's own."""
    found = next(one for one in definitions.LANES if one.key == key)
    return replace(found.lane(str), label=label, caption=caption, icon=icon)


def lanes_of(**fields: Any) -> Lanes:
    """What stands in the lanes of a touchpoint with these fields; systems stand in a lane of their own too."""
    found = {FIELDS[name]: value if isinstance(value, tuple) else (value,) for name, value in fields.items()}
    found["systems"] = tuple(work.system for work in found.get("backstage", ()))
    return tuple((key, items) for key, held in found.items() if (items := tuple(filter(None, held))))


def telling(at: Touchpoint, **fields: Any) -> Touchpoint:
    """The touchpoint with these fields told otherwise than they were."""
    touched = {FIELDS[name] for name in fields} | ({"systems"} if "backstage" in fields else set())
    kept = tuple((key, items) for key, items in at.lanes if key not in touched)
    return replace(at, lanes=kept + lanes_of(**fields))


OWN_LANE = Lane("stake", Content.TEXTS, "Enjeu", "pour l’enseigne", "flag", spare=4)
LANES = (
    lane("actions", "Actions", "ce qu’il fait", "footprints"),
    lane("thoughts", "Ce qu’il pense", "deux verbatims par étape", "quote"),
    lane("channels", "Canaux", "son trajet", "route"),
    lane("expectations", "Attentes", "ce qu’il espère", "target"),
    lane("pain-points", "Irritants", "gravité, part des clients touchés", "triangle-alert"),
    lane("front-stage", "En scène", "qui il rencontre", "users"),
    lane("line-of-visibility", "Ligne de visibilité", icon="eye"),
    lane("backstage", "Coulisses", "nos actions, nos outils", "layers"),
    lane("indicators", "Indicateurs", "mesure, puis cible", "gauge"),
    lane("opportunities", "Opportunités", "pistes à instruire", "lightbulb"),
    lane("roadmap", "Chantiers", "un point par micro-étape visée", "milestone"),
)

CHANNELS = (
    Channel("word", "Bouche-à-oreille", "messages-square"),
    Channel("social", "Réseaux sociaux", "share-2"),
    Channel("web", "Site web", "globe"),
    Channel("compare", "Comparateur", "scale"),
    Channel("mail", "E-mail", "mail"),
    Channel("app", "Appli", "smartphone"),
    Channel("store", "Magasin", "store"),
    Channel("phone", "Téléphone, SAV", "headset"),
)

WORDS = MapWords(
    stages="Étapes",
    stage_mean="moyenne de l’étape",
    touchpoint="micro-étape",
    undocumented="non documentée",
    moment_of_truth="Moment de vérité",
    current="Vécu actuel",
    target="Cible",
    gap="Écart à combler",
    observed="Observé",
    assumed="Supposé",
    new="nouveau",
    abandoned="abandonné",
)


def french(text: str) -> str:
    """The text with no-break spaces where French wants them: inside quotation marks, before double signs."""
    for sign in "»:;?!%€":
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")


def signed(value: float) -> str:
    """A number as French readers see it: sign, true minus, comma."""
    rounded = round(value, 1)
    return ("+" if rounded > 0 else "−" if rounded < 0 else "") + f"{abs(rounded):.1f}".replace(".", ",")


def emotion(value: float | None) -> Emotion | None:
    """The emotion of that value, None for None."""
    if value is None:
        return None
    level = level_class(value)
    return Emotion(value, signed(value), level, NAMES[level])


def gap(current: float | None, target: float | None) -> Gap | None:
    """Target minus current, None where either is unknown."""
    if current is None or target is None:
        return None
    return Gap(target - current, signed(target - current))


def touchpoint(
    number: int, title: str, value: float | None, target: float | None, channels: str, action: str, verbatim: str,
    **more: Any,
) -> Touchpoint:  # fmt: skip
    """A touchpoint of the diver's journey; ``channels`` by their ids, with blanks between."""
    felt = emotion(value)
    said = f", {felt.name}, {felt.text}" if felt else ""
    return Touchpoint(
        number=number,
        id=f"t{number}",
        title=title,
        href=f"journeys/diver.html#t{number}",
        label=f"{number}. {title}{said}",
        emotions=(felt,),
        target=emotion(target),
        gap=gap(value, target),
        channels=tuple(channels.split()),
        verbatim=french(verbatim),
        lanes=lanes_of(action=french(action), **{name: more.pop(name) for name in FIELDS if name in more}),
        **more,
    )


def pain(text: str, severity: Severity, share: int) -> tuple[PainPoint, ...]:
    """One pain point with its note."""
    word = {Severity.MINOR: "Mineur", Severity.MAJOR: "Majeur", Severity.CRITICAL: "Critique"}[severity]
    return (PainPoint(text, severity, f"{word} · {share}\u00a0%"),)


def staged(stages: Iterable[tuple[str, int, Sequence[Touchpoint]]]) -> tuple[Stage, ...]:
    """Stages with their means, from name, phase and touchpoints."""
    return tuple(stage(at, *entry) for at, entry in enumerate(stages, start=1))


def stage(number: int, name: str, phase: int, touchpoints: Sequence[Touchpoint]) -> Stage:
    """A stage with the means of its touchpoints."""
    felt = [t.emotion.value for t in touchpoints if t.emotion]
    aims = [t.target.value for t in touchpoints if t.target]
    mean = emotion(sum(felt) / len(felt)) if felt else None
    said = f" : émotion moyenne {mean.text}" if mean else ""
    return Stage(
        number=number,
        name=name,
        href=f"stages/{number}.html",
        label=f"Étape {number}, {name}{said}",
        mean=mean,
        target=emotion(sum(aims) / len(aims)) if aims else None,
        phase=phase,
        touchpoints=tuple(touchpoints),
    )


def diver(mode: Mode = Mode.COMPARE) -> MapSubject:
    """How a beginner gets equipped for diving: eight stages, twenty-one touchpoints, all lanes, a target."""
    return MapSubject(
        id="diver",
        title="Carte du parcours S’équiper pour la plongée",
        description="Huit étapes, vingt et une micro-étapes. L’émotion monte à +2,0 lors de la première plongée "
        "et descend à −2,0 au SAV.",
        language="fr",
        levels=LEVELS,
        stages=staged(_diver_stages()),
        phases=(
            Phase("Avant l’achat", "3 étapes · 8 micro-étapes"),
            Phase("Achat", "2 étapes · 5 micro-étapes"),
            Phase("Après l’achat", "3 étapes · 8 micro-étapes"),
        ),
        lanes=LANES,
        channels=CHANNELS,
        roadmap=_diver_roadmap(),
        lines=(PersonaLine("quentin", "Quentin"),),
        mode=mode,
        words=WORDS,
        colophon=("Responsable : expérience client", "Preuves : 14 entretiens, 3 observations, 1 842 réponses"),
    )


def _diver_stages() -> Iterable[tuple[str, int, Sequence[Touchpoint]]]:
    yield "Besoin", 0, _need()
    yield "Rechercher", 0, _search()
    yield "Sélectionner", 0, _select()
    yield "Acheter", 1, _buy()
    yield "Découvrir", 1, _discover()
    yield "Utiliser", 2, _use()
    yield "Entretenir", 2, _maintain()
    yield "Recommander", 2, _recommend()


def _need() -> list[Touchpoint]:
    return [
        touchpoint(
            1, "Baptême en mer", 1.6, 1.6, "word", "Plonge pour la première fois avec le club, en rentre conquis.",
            "« J’ai vu une tortue. Je veux y retourner demain. »",
            expectation="Savoir par quoi commencer, et pour quel budget.", front_stage=("Club partenaire",),
            backstage=(Backstage("Convention club renouvelée chaque janvier", system="CRM"),),
            indicators=(Indicator("31\u00a0%", "clients venus d’un club", "34\u00a0%", Direction.UP),),
            opportunities=("Offrir au club une fiche de premier équipement.",),
        ),
        touchpoint(
            2, "Niveau 1 validé", 0.5, 0.7, "word", "Apprend que le club ne prête plus de masque.",
            "« Le masque du club fuit. Il me faut le mien. »",
        ),
    ]  # fmt: skip


def _search() -> list[Touchpoint]:
    return [
        touchpoint(
            3, "Forums et vidéos", -0.5, -0.1, "social", "Lit trois forums, regarde six vidéos de tests.",
            "« Chacun dit le contraire de l’autre. »", expectation="Comparer sans être expert.",
            front_stage=("Rédaction web",), backstage=(Backstage("Fiches produits saisies par marque", system="PIM"),),
            indicators=(Indicator("6,4", "visites avant achat", "4,0", Direction.DOWN),),
            opportunities=("Comparer par usage plutôt que par fiche technique.",),
        ),
        touchpoint(
            4, "Page Packs plongée", 0.8, 1.2, "web", "Arrive sur la page des packs depuis une recherche.",
            "« Enfin une page qui parle aux débutants. »",
        ),
        touchpoint(
            5, "Comparer les prix", -1.2, 0.3, "compare web", "Ouvre huit onglets pour comparer des détendeurs.",
            "« Je ne sais même plus ce que je compare. »", expectation="Un avis indépendant des marques.",
            pain_points=pain("Caractéristiques non comparables", Severity.MAJOR, 57),
            backstage=(Backstage("Prix synchronisés chaque nuit", system="ERP"),),
        ),
    ]  # fmt: skip


def _select() -> list[Touchpoint]:
    return [
        touchpoint(
            6, "Conseil en magasin", 1.5, 1.8, "store", "Essaie trois gilets avec un vendeur qui plonge.",
            "« Lui, il plonge. Ça change tout. »", moment_of_truth=True, expectation="Essayer avant de décider.",
            front_stage=("Vendeurs plongée",),
            backstage=(Backstage("Formation plongée des vendeurs", system="Planning"),),
            indicators=(Indicator("14\u00a0%", "retours pour taille", "8\u00a0%", Direction.DOWN),),
            opportunities=("Prolonger le conseil du vendeur en ligne.",),
        ),
        touchpoint(
            7, "Avis du club", 0.2, 0.4, "social", "Envoie les photos des gilets au groupe du club.",
            "« Deux pour, deux contre. Merci les amis. »", expectation="Une taille sûre du premier coup.",
        ),
        touchpoint(
            8, "Choix de la taille", -0.9, 0.6, "web", "Hésite entre M et L devant le guide des tailles.",
            "« Le guide dit M, le vendeur disait L. »",
            pain_points=pain("Guide des tailles contredit le vendeur", Severity.MAJOR, 29),
            backstage=(Backstage("Guide des tailles par fournisseur", system="PIM"),),
        ),
    ]  # fmt: skip


def _buy() -> list[Touchpoint]:
    return [
        touchpoint(
            9, "Panier", -0.4, 0.4, "web", "Compose son panier : six articles, 742 €.",
            "« Tiens, le pack coûte plus que le détail ? »", expectation="Payer en trois fois sans accroc.",
            pain_points=pain("Pack affiché plus cher que le détail", Severity.MINOR, 18),
            front_stage=("Service client",),
            backstage=(Backstage("Échéancier validé par le prestataire", system="PSP"),),
            indicators=(Indicator("68\u00a0%", "abandon panier", "55\u00a0%", Direction.DOWN),),
            opportunities=("Reprendre un paiement expiré d’un seul geste.",),
        ),
        touchpoint(
            10, "Paiement refusé", -1.8, 0.5, "web", "Paie en trois fois ; la page expire deux fois de suite.",
            "« J’ai failli tout laisser tomber. »", moment_of_truth=True,
            pain_points=pain("Paiement en trois fois qui expire", Severity.CRITICAL, 38),
        ),
        touchpoint(
            11, "Appel au conseiller", -0.2, 0.7, "phone", "Appelle ; la commande est reprise au téléphone.",
            "« Douze minutes d’attente, mais elle a tout réglé. »", expectation="Parler à quelqu’un tout de suite.",
            backstage=(Backstage("Reprise de panier manuelle", system="CRM"),),
            indicators=(Indicator("12\u00a0min", "attente téléphone", "3\u00a0min", Direction.DOWN),),
        ),
    ]  # fmt: skip


def _discover() -> list[Touchpoint]:
    return [
        touchpoint(
            12, "Colis en deux fois", -0.8, 0.3, "mail", "Reçoit le masque lundi, les palmes vendredi.",
            "« Le masque est là, mais pas les palmes. »", expectation="Tout recevoir ensemble, avant le week-end.",
            pain_points=pain("Commande livrée en deux colis", Severity.MAJOR, 22),
            backstage=(Backstage("Expédition depuis deux entrepôts", system="WMS"),),
            indicators=(Indicator("27\u00a0%", "livraisons scindées", "10\u00a0%", Direction.DOWN),),
            opportunities=("Grouper les colis, ou laisser le choix.",),
        ),
        touchpoint(
            13, "Déballage guidé", 1.2, 1.4, "app", "Scanne le QR code, suit les réglages pas à pas.",
            "« Noël en mars. Et tout est expliqué. »",
        ),
    ]  # fmt: skip


def _use() -> list[Touchpoint]:
    return [
        touchpoint(
            14, "Première plongée", 2.0, 2.0, "word", "Plonge à dix-huit mètres avec son propre matériel.",
            "« Je respire sans y penser. C’est à moi. »", moment_of_truth=True,
            expectation="Être à l’aise dès la première immersion.", front_stage=("Moniteurs du club",),
            backstage=(Backstage("Tutoriels publiés par l’équipe appli", system="CMS"),),
            indicators=(Indicator("4,1", "effort (CES) sur 5", "4,5", Direction.UP),),
            opportunities=("Pousser l’astuce buée la veille de la sortie.",),
        ),
        touchpoint(
            15, "Masque embué", -0.7, 0.5, "app social", "Cherche comment éviter la buée, de retour au bateau.",
            "« Tout le monde sait, sauf la notice. »",
            pain_points=pain("Notice muette sur la buée", Severity.MINOR, 31),
        ),
        touchpoint(
            16, "Carnet de plongée", 0.9, 1.3, "app", "Note sa plongée et son lestage dans l’appli.",
            "« Mon lestage est noté, je ne devine plus. »", expectation="Garder une trace de ses réglages.",
            backstage=(Backstage("Carnet synchronisé hors ligne", system="Appli"),),
        ),
    ]  # fmt: skip


def _maintain() -> list[Touchpoint]:
    return [
        touchpoint(
            17, "Rappel de révision", -0.5, 0.6, "mail", "Reçoit le rappel annuel, sans créneau proposé.",
            "« Merci du rappel, mais je fais comment ? »", expectation="Une date de retour tenue.",
            pain_points=pain("Rappel de révision sans créneau", Severity.MINOR, 35), front_stage=("Atelier, magasin",),
            backstage=(Backstage("Détendeur envoyé à l’atelier de Marseille", system="GMAO"),),
            indicators=(Indicator("19\u00a0j", "délai de révision", "7\u00a0j", Direction.DOWN),),
            opportunities=("Prêter un détendeur, suivre la révision.",),
        ),
        touchpoint(
            18, "Détendeur au SAV", -2.0, 0.6, "phone", "Dépose le détendeur ; aucune nouvelle en 19 jours.",
            "« Dix-neuf jours. Ma sortie est passée sans moi. »", moment_of_truth=True,
            expectation="Ne pas manquer de sorties.",
            pain_points=pain("Aucune nouvelle du SAV pendant la révision", Severity.CRITICAL, 41),
            backstage=(Backstage("Statut saisi à la main", system="Tableur"),),
        ),
        touchpoint(
            19, "Restitution", 0.4, 1.2, "store", "Récupère le détendeur, révision expliquée pièce par pièce.",
            "« Si on m’avait dit ça plus tôt… »",
        ),
    ]  # fmt: skip


def _recommend() -> list[Touchpoint]:
    return [
        touchpoint(
            20, "Enquête tardive", -0.3, 0.5, "mail", "Reçoit l’enquête dix jours après la restitution.",
            "« On me demande si je suis content. De quoi ? »", expectation="Être écouté au bon moment.",
            pain_points=pain("Enquête envoyée trop tard", Severity.MINOR, 12), front_stage=("Magasin",),
            backstage=(Backstage("Enquête déclenchée par lot mensuel", system="CRM"),),
            indicators=(Indicator("+24", "NPS, de −100 à +100", "+40", Direction.UP),),
            opportunities=("Demander l’avis au comptoir, remercier le parrain.",),
        ),
        touchpoint(
            21, "Parrainage", 1.4, 1.7, "word store", "Amène deux amis du club au magasin.",
            "« Allez un mardi, demandez Karim. »",
        ),
    ]  # fmt: skip


def bar(
    id: str, title: str, status: WorkStatus, touchpoints: Sequence[int], progress: float | None = None
) -> RoadmapBar:
    """A roadmap item with its status in words."""
    words = {
        WorkStatus.IDEA: "Idée",
        WorkStatus.PLANNED: "Planifié",
        WorkStatus.IN_PROGRESS: f"En cours · {progress:g}\u00a0%" if progress is not None else "En cours",
        WorkStatus.DONE: "Livré",
        WorkStatus.DROPPED: "Abandonné",
    }[status]
    label = f"{title} : {words}"
    return RoadmapBar(id, title, status, words, tuple(touchpoints), f"roadmap/{id}.html", label, progress)


def _diver_roadmap() -> tuple[RoadmapBar, ...]:
    idea, planned, going, done = WorkStatus.IDEA, WorkStatus.PLANNED, WorkStatus.IN_PROGRESS, WorkStatus.DONE
    return (
        bar("sheet", "Fiche premier équipement", done, (2, 4)),
        bar("sizes", "Guide des tailles unifié", going, (8,), 70),
        bar("payment", "Paiement en trois fois fiable", going, (9, 10), 60),
        bar("settings", "Réglages pas à pas", done, (13, 15, 16)),
        bar("tracking", "Suivi SAV en temps réel", going, (17, 18, 19), 25),
        bar("referral", "Parrainage club", idea, (20, 21)),
        bar("compare", "Comparateur par usage", going, (5, 9), 45),
        bar("grouped", "Livraison groupée", idea, (12,)),
        bar("loan", "Prêt de détendeur", planned, (18,)),
        bar("video", "Conseil plongeur en visio", planned, (5, 6, 8)),
        bar("callback", "Rappel sous trois minutes", planned, (11,)),
    )


# Variations


def several_personas() -> MapSubject:
    """The diver's journey as five personas live it, with a measured satisfaction."""
    subject = diver(Mode.CURRENT)
    names = ("Quentin", "Awa", "Moniteur de club", "Famille Legrand", "Retraités voyageurs")
    shifts = (0.0, -0.6, 0.5, -1.1, 0.9)

    def felt(at: Touchpoint) -> tuple[Emotion | None, ...]:
        assert at.emotion
        values = [max(-2.0, min(2.0, at.emotion.value * (1 - 0.15 * i) + shift)) for i, shift in enumerate(shifts)]
        return tuple(None if i == 3 and at.number in (9, 10) else emotion(v) for i, v in enumerate(values))

    lines = tuple(PersonaLine(f"p{at}", name) for at, name in enumerate(names))
    values = tuple(None if at.number % 7 == 0 else at.emotion.value * 0.5 for at in subject.touchpoints if at.emotion)
    return replace(
        subject,
        stages=_each(subject, lambda at: replace(at, emotions=felt(at))),
        lines=lines,
        measured=Measured("CSAT mesuré", values),
    )


def everything() -> MapSubject:
    """The diver's journey with every optional part present: pictures, motivations, evidence, the site's own lanes."""
    subject = several_personas()
    lanes = (
        lane("images", "Scènes", "ce que l’on voit", "image"),
        *LANES[:4],
        lane("motivations", "Motivations", "pourquoi il continue", "heart"),
        OWN_LANE,
        replace(OWN_LANE, key="duration", label="Durée", caption="", icon="clock"),
        *LANES[4:],
    )

    def full(at: Touchpoint) -> Touchpoint:
        target = emotion(min(2.0, at.emotion.value + 1.2)) if at.emotion else None
        told = replace(
            at,
            target=target,
            gap=gap(at.emotion.value if at.emotion else None, target.value if target else None),
            evidence=EvidenceStatus.ASSUMED if at.number % 3 == 0 else EvidenceStatus.OBSERVED,
            lanes=(*at.lanes, ("duration", (f"{at.number * 5} min",))),
        )
        works = (Backstage("Calcule les frais", "Logistique", "WMS"),) if at.number % 4 == 0 else ()
        return telling(
            told,
            motivation="Ne pas gâcher son budget." if at.number % 2 else "",
            image=Image("media/scene.svg", "Une scène") if at.number % 2 else None,
            backstage=(*dict(at.lanes).get("backstage", ()), *works),
        )

    stages = tuple(
        replace(s, lanes=(*s.lanes, ("stake", ("Être trouvé et inspirer confiance.",)))) for s in _each(subject, full)
    )
    return replace(subject, lanes=lanes, stages=stages, mode=Mode.COMPARE)


def bare(subject: MapSubject) -> MapSubject:
    """The same journey with nothing but numbers and titles."""
    return replace(
        subject,
        stages=_each(subject, lambda at: Touchpoint(at.number, at.id, at.title)),
        roadmap=(),
        mode=Mode.CURRENT,
    )


def blueprint() -> MapSubject:
    """The diver's journey as a service blueprint."""
    by_key = {lane.key: lane for lane in LANES}
    return replace(
        diver(Mode.CURRENT),
        id="diver-blueprint",
        view=View.BLUEPRINT,
        lanes=(
            by_key["actions"],
            lane("line-of-interaction", "Ligne d’interaction", icon="handshake"),
            by_key["front-stage"],
            by_key["line-of-visibility"],
            by_key["backstage"],
            lane("line-of-internal-interaction", "Ligne d’interaction interne", icon="workflow"),
            lane("systems", "Systèmes", "qui soutiennent", "server"),
        ),
    )


def _each(subject: MapSubject, change: Callable[[Touchpoint], Touchpoint]) -> tuple[Stage, ...]:
    return tuple(replace(s, touchpoints=tuple(map(change, s.touchpoints))) for s in subject.stages)


def made_up(
    counts: Sequence[int], title: str = "", mode: Mode = Mode.COMPARE, unknown: Sequence[int] = ()
) -> MapSubject:
    """A journey with that many touchpoints in each stage, its texts borrowed from the diver's.

    ``title`` replaces every title, action and verbatim; ``unknown`` are the numbers whose emotion nobody knows.
    """
    source = diver()
    templates = source.touchpoints
    names = [s.name for s in source.stages]
    phases = [min(2, at * 3 // max(len(counts), 1)) for at in range(len(counts))]
    stages, number = [], 0
    for at, count in enumerate(counts):
        touchpoints = []
        for _ in range(count):
            number += 1
            template = templates[(number * 8) % len(templates)]
            value = None if number in unknown else _wave(number)
            target = _wave(number) + 0.4 + (number * 5 % 11) / 6
            touchpoints.append(
                replace(
                    template,
                    number=number,
                    id=f"t{number}",
                    title=title or template.title,
                    label="",
                    lanes=tuple({**dict(template.lanes), "actions": (title,)}.items()) if title else template.lanes,
                    verbatim=title or template.verbatim,
                    emotions=(emotion(value),),
                    target=emotion(min(2.0, target)),
                    gap=gap(value, min(2.0, target)),
                    moment_of_truth=number % 9 == 4,
                )
            )
        stages.append(stage(at + 1, title or names[at % len(names)], phases[at], touchpoints))
    total = number
    roadmap = tuple(
        replace(item, touchpoints=kept, title=title or item.title)
        for item in source.roadmap
        if (kept := tuple(n for n in item.touchpoints if n <= total))
    )
    return replace(source, id="made-up", stages=tuple(stages), roadmap=roadmap, mode=mode)


def _wave(number: int) -> float:
    """An emotion between -2 and 2 that swings without repeating soon."""
    return round(((number * 37) % 41 - 20) / 10, 1)
