"""The closed words of the format, and how French writers may put each of them: one table for all keys.

Accents, capitals and whether there is a space or a hyphen do not count. The first synonym is the one that messages on a
French site name.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from journeysite.diagnostics.suggestion import nearest
from journeysite.read.fields import fold

FRENCH: Mapping[str, tuple[str, ...]] = {
    # Emotions: the usual levels of the scale.
    "delight": ("enchantement", "ravissement", "émerveillement", "joie"),
    "pleasure": ("plaisir", "contentement"),
    "satisfaction": ("satisfaction", "satisfait"),
    "disappointment": ("déception", "déçu", "frustration"),
    "irritant": ("irritant", "énervement", "agacement", "irritation", "colère"),
    # Journeys: kind, status, view.
    "current": ("état actuel", "actuel", "actuelle", "parcours actuel", "existant", "existante", "aujourd'hui"),
    "target": ("cible", "parcours cible", "état cible", "état futur", "futur", "future"),
    "day-in-the-life": ("journée type", "une journée type", "day in a life"),
    "draft": ("brouillon", "ébauche"),
    "review": ("en relecture", "relecture", "en revue", "à relire"),
    "published": ("publié", "publiée", "en ligne"),
    "archived": ("archivé", "archivée", "archive"),
    "journey": ("parcours",),
    "blueprint": ("plan de service", "schéma de service", "blueprint de service"),
    "loop": ("boucle",),
    # Pain points: severity.
    "minor": ("mineur", "mineure", "légère", "léger", "faible", "bénin", "bénigne"),
    "major": ("majeur", "majeure", "grave", "important", "importante", "sérieux", "sérieuse", "forte"),
    "critical": ("critique", "très grave", "bloquant", "bloquante", "rédhibitoire"),
    # Roadmap: status, horizon, criteria, scoring.
    "idea": ("idée", "à l'étude", "piste", "envisagé", "envisagée"),
    "planned": ("planifié", "planifiée", "prévu", "prévue", "à faire", "programmé", "programmée"),
    "in-progress": ("en cours", "commencé", "commencée", "démarré", "lancé", "lancée"),
    "done": ("terminé", "terminée", "fait", "faite", "fini", "finie", "livré", "livrée", "achevé", "clos"),
    "dropped": ("abandonné", "abandonnée", "annulé", "annulée", "rejeté", "rejetée"),
    "now": ("maintenant", "immédiat", "court terme"),
    "next": ("ensuite", "prochainement", "bientôt", "moyen terme"),
    "later": ("plus tard", "long terme"),
    "value": ("valeur",),
    "effort": ("effort",),
    "higher-is-better": ("plus haut est mieux", "haut est mieux"),
    "lower-is-better": ("plus bas est mieux", "bas est mieux"),
    "higher-is-easier": ("plus haut est plus facile", "haut est plus facile"),
    "lower-is-easier": ("plus bas est plus facile", "bas est plus facile"),
    "weighted": ("pondéré", "pondérée"),
    "value-effort": ("valeur-effort", "valeur et effort"),
    # Studies and indicators: method, better.
    "mystery-visit": ("visite mystère", "visites mystères", "client mystère", "clients mystères"),
    "interview": ("entretien", "entretiens", "interviews", "entrevue", "entrevues"),
    "call-listening": ("écoute d'appels", "écoutes d'appels", "double écoute", "écoutes"),
    "workshop": ("atelier", "ateliers", "workshops"),
    "data-study": ("étude de données", "analyse de données", "données"),
    "qualitative": ("qualitatif", "étude qualitative", "quali"),
    "quantitative": ("quantitatif", "étude quantitative", "quanti"),
    "persona-research": ("étude de personas", "recherche persona", "étude persona"),
    "survey": ("enquête", "sondage", "questionnaire", "enquêtes", "sondages"),
    "voice-of-customer": ("voix du client", "avis clients", "écoute client", "verbatims"),
    "benchmark": ("étalonnage", "comparatif", "étude comparative", "benchmarks"),
    "higher": ("plus haut", "hausse", "haut", "élevé", "à la hausse"),
    "lower": ("plus bas", "baisse", "bas", "faible", "à la baisse"),
    # Settings: checks, robots.
    "off": ("désactivé", "désactivée", "éteint"),
    "note": ("remarque",),
    "warning": ("avertissement", "alerte"),
    "error": ("erreur",),
    "noindex": ("ne pas indexer", "non indexé"),
    "index": ("indexer", "indexé"),
    # Drawn faces.
    "fair": ("très clair", "très claire"),
    "light": ("clair", "claire"),
    "tan": ("hâlé", "hâlée", "mat", "mate"),
    "bronze": ("bronzé", "bronzée"),
    "dark": ("foncé", "foncée", "noire", "noir"),
    "brown": ("brun", "brune", "marron", "châtain"),
    "black": ("noirs", "noir", "noire"),
    "dark-brown": ("brun foncé", "châtain foncé", "bruns foncés"),
    "red": ("roux", "rousse"),
    "blond": ("blonds", "blonde", "blond"),
    "grey": ("gris", "grise", "gray"),
    "white": ("blancs", "blanc", "blanche"),
    "short": ("court", "courts"),
    "crop": ("ras", "très court"),
    "bun": ("chignon",),
    "long": ("longs", "long"),
    "bob": ("carré",),
    "curly": ("bouclés", "boucles", "frisés"),
    "sides": ("couronne", "dégarni"),
    "cap": ("casquette",),
    "scarf": ("foulard", "voile"),
    "petrol": ("bleu pétrole", "pétrole"),
    "rust": ("rouille",),
    "navy": ("bleu marine", "marine"),
    "green": ("vert", "verte"),
    "brick": ("brique",),
    "violet": ("violette",),
    "mustard": ("moutarde",),
    "slate": ("ardoise",),
    "none": ("aucun", "aucune", "rien", "sans"),
    "glasses": ("lunettes",),
    "beard": ("barbe",),
    "moustache": ("moustaches",),
    "earrings": ("boucles d'oreilles",),
}
_FOLDED: Mapping[str, frozenset[str]] = {word: frozenset(map(fold, (word, *said))) for word, said in FRENCH.items()}


def meant(written: str, words: Iterable[str]) -> str:
    """The one of these closed words that was written, in English or in French; "" when none was."""
    folded = fold(written)
    return next((word for word in words if folded == fold(word) or folded in _FOLDED.get(word, ())), "")


def near(written: str, words: Sequence[str], language: str) -> str:
    """The closed word nearest to a slip, in the words of the site's language where the French is nearest; else ""."""
    if is_french(language) and (said := nearest(fold(written), _french_forms(words))):
        return named(meant(said, words), language)
    if english := nearest(written, words):
        return english
    return meant(nearest(fold(written), _french_forms(words)), words)


def named(word: str, language: str) -> str:
    """A closed word as a site in this language would write it."""
    return FRENCH[word][0] if is_french(language) and word in FRENCH else word


def listed(words: Iterable[str], language: str) -> str:
    """Closed words for a message: in French, where the site is, with the English word behind each."""
    if not is_french(language):
        return ", ".join(words)
    return ", ".join(word if named(word, language) == word else f"{named(word, language)} ({word})" for word in words)


def is_french(language: str) -> bool:
    """Whether a language code is one of French."""
    return language.partition("-")[0] == "fr"


def _french_forms(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(said) for word in words for said in (word, *FRENCH.get(word, ())))


class _Word:
    """Marks a `Literal` of closed words: each may be written as a French writer would."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = get_args(source)

        def in_english(value: object) -> object:
            return (meant(value, words) or value) if isinstance(value, str) else value

        return BeforeValidator(in_english).__get_pydantic_core_schema__(source, handler)


WORD = _Word()
