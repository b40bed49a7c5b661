"""Values into records: all errors of a record at once, each in a sentence that quotes its author.

A record always comes back: what was refused is left out, so that the rest can still be linked and checked.
"""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.source import KeyPath
from journeysite.diagnostics.suggestion import nearest
from journeysite.read import codes, fields, words
from journeysite.read.yaml import Value
from journeysite.read.yaml_syntax import WRONG_DASHES

R = TypeVar("R", bound=BaseModel)

_TAGS = frozenset({fields.MAPPING, fields.LIST, fields.TEXT, fields.NOTHING})

# What French writers type, for the hint: the keys of the format are English.
_FRENCH = {
    "titre": "title", "nom": "title", "canal": "channel", "canaux": "channels", "autres-canaux": "other_channels",
    "ton": "emotion", "tonalite": "emotion", "attente": "expectation", "pensee": "thought", "equipe": "team",
    "equipes": "teams", "etape": "stage", "etapes": "stages", "points-de-contact": "touchpoints",
    "moment-de-verite": "moment_of_truth", "irritant": "pain_points", "irritants": "pain_points",
    "freins": "obstacles", "opportunites": "opportunities", "scene": "frontstage", "coulisses": "backstage",
    "indicateurs": "indicators", "indicateur": "indicator", "duree": "duration", "chantier": "roadmap",
    "chantiers": "roadmap", "preuves": "evidence", "sources": "evidence", "etiquettes": "tags",
    "enjeu": "stake", "but": "goal", "objectif": "objective", "objectifs": "objectives", "perimetre": "scope",
    "responsable": "owner", "statut": "status", "boucle": "loop", "heures": "hours", "besoins": "needs",
    "outils": "tools", "habitudes": "habits", "citation": "quote", "metier": "role", "part": "share",
    "debut": "start", "fin": "end", "avancement": "progress", "methode": "method", "echantillon": "sample",
    "lien": "link", "unite": "unit", "cible": "target", "valeur": "value", "texte": "text", "gravite": "severity",
    "langues": "languages", "nom-du-site": "title", "libelle": "label",
}  # fmt: skip

_CHOICE = re.compile(r"'([^']*)'")


def validate(
    model: type[R], values: dict[str, Value], place: Place, fallback_title: str = "", language: str = ""
) -> Reported[R]:
    """The record of these values, and what is wrong with them, told in the words of a site in this language.

    `place` is where the values stand. Refused values are left out of the record, required ones that are missing
    leave out the mapping they are missing from; a missing title of the whole is `fallback_title`.
    """
    try:
        return Reported(model.model_validate(values))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = tuple(_tell(one, values, model, place, language) for one in errors)
    return Reported(_salvage(model, values, errors, fallback_title), _without_echoes(told))


def _without_echoes(told: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Without `title` is missing where `titre` beside it was told to mean `title`."""
    meant = {(one.place.path[:-1], one.hint) for one in told if one.code == codes.UNKNOWN_KEY.code}
    return tuple(
        one
        for one in told
        if one.code != codes.MISSING_KEY.code
        or (one.place.path, f"did you mean {one.message.split()[0]}?") not in meant
    )


def key_path(location: Sequence[str | int]) -> KeyPath:
    """Where in the written values an error lies: without Pydantic's union tags and `[key]` marks."""
    return tuple(step for step in location if step not in _TAGS and step != "[key]")


def _tell(
    error: ErrorDetails, values: dict[str, Value], model: type[BaseModel], place: Place, language: str
) -> Diagnostic:
    path = key_path(error["loc"])
    where = Place(place.file, place.path + path)
    name = _name(path)
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    if kind == "extra_forbidden":
        return _unknown_key(path, _record_around(model, error["loc"]), model, where)
    if kind == "missing":
        return _missing_key(path, values, where)
    if given is None and kind not in _OWN:
        return codes.EMPTY_VALUE.at(where, f"{name} is empty", "write something, or leave it out")
    if kind in _OWN:
        return _OWN[kind].at(where, f"{name}: {context['told']}", context["hint"])
    if kind == "literal_error":
        return _not_a_choice(name, given, _CHOICE.findall(str(context["expected"])), where, language)
    if kind == "string_too_short":
        return codes.EMPTY_VALUE.at(where, f"{name} is empty", "write something, or leave it out")
    if kind in _LIMITS:
        given = _value_at(values, path) or given  # as it was written, not as the number it became
        limit = f"{next(iter(context.values())):g}"
        return codes.OUT_OF_RANGE.at(where, f"{name} is {_shown(given)}, {_LIMITS[kind]} {limit}")
    return _wrong_shape(kind, name, given, context, where, _Shapes.of(model, error["loc"]))


_OWN = {
    fields.NOT_A_NUMBER: codes.NOT_A_NUMBER,
    fields.NOT_A_DATE: codes.NOT_A_DATE,
    fields.NOT_TRUE_OR_FALSE: codes.NOT_TRUE_OR_FALSE,
}
_LIMITS = {
    "greater_than_equal": "but cannot be less than",
    "less_than_equal": "but cannot be more than",
    "greater_than": "but has to be more than",
    "less_than": "but has to be less than",
}


class _Shapes(Struct, frozen=True):
    """What may stand at a place instead: the key that takes several of it, and whether its keys include a title."""

    several: str
    titled: bool

    @classmethod
    def of(cls, model: type[BaseModel], location: Sequence[str | int]) -> "_Shapes":
        around = _record_around(model, location)
        plural = f"{location[-1]}s"
        several = next((key for key in keys_of(around) if key == plural or key.endswith(f"_{plural}")), "")
        return cls(several, isinstance(location[-1], int) and "title" in keys_of(around))


def _name(path: KeyPath) -> str:
    """How a sentence names a place: its key, or the item of a list by its number, counted from 1."""
    if not path:
        return "the frontmatter"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"item {path[-1] + 1} of `{key}`"


def _shown(given: object) -> str:
    text = " ".join(str(given).split())
    return f"`{text}`" if len(text) <= 60 else f"`{text[:59]}…`"


def _unknown_key(path: KeyPath, around: type[BaseModel], top: type[BaseModel], where: Place) -> Diagnostic:
    key, known = str(path[-1]), keys_of(around)
    meant = suggest(key, known) if key not in known else key
    if meant:
        hint = f"did you mean `{meant}`?"
    elif ":" in key:
        hint = "a colon needs a space behind it"
    elif " " in key:
        hint = "if it goes on with the text above, indent it further, and quote the whole"
    elif owner := _owner_below(around, key):
        hint = f"it belongs below `{owner}:`, indented"
    elif len(path) > 1 and key in keys_of(top):
        hint = "it is a key of the whole file: begin it at the margin"
    else:
        hint = f"possible keys: {', '.join(known)}"
    return codes.UNKNOWN_KEY.at(Place(where.file, where.path, "key"), f"unknown key `{key}`", hint)


def _owner_below(model: type[BaseModel], key: str) -> str:
    """The key of a record whose value has, or whose items have, a key of that name; "" when none or several have."""
    fields_of = model.model_fields.items()
    owners = [
        field.alias or name
        for name, field in fields_of
        if any(key in keys_of(record) for record in records_in(field.annotation))
    ]
    return owners[0] if len(owners) == 1 else ""


def suggest(word: str, known: Sequence[str]) -> str:
    """The known name that somebody meant who wrote `word`, in French or with a slip; "" when nobody can tell."""
    french = _FRENCH.get(fields.fold(word), "")
    return french if french in known else nearest(word, known)


def _missing_key(path: KeyPath, values: dict[str, Value], where: Place) -> Diagnostic:
    key, owner = str(path[-1]), path[:-1]
    group = _value_at(values, owner)
    if isinstance(group, dict) and key in group:
        return codes.EMPTY_VALUE.at(
            Place(where.file, where.path, "key"), f"`{key}` is empty", "write it behind the colon"
        )
    place = Place(where.file, where.path[:-1])
    if not owner:
        return codes.MISSING_KEY.at(place, f"`{key}` is missing", f"add a line `{key}: …`")
    label = _value_at(values, (*owner, "title")) or _value_at(values, (*owner, "id"))
    named = _name(owner) + (f" ({_shown(label)})" if label else "")
    return codes.MISSING_KEY.at(place, f"`{key}` is missing in {named}", f"add `{key}: …` there")


def _not_a_choice(name: str, given: object, choices: list[str], where: Place, language: str) -> Diagnostic:
    possible = f"one of: {words.listed(choices, language)}"
    if not isinstance(given, str):
        return codes.WRONG_SHAPE.at(where, f"{name} needs one word, not {_shape(given)}", possible)
    meant = words.near(given, choices, language)
    hint = f"did you mean `{meant}`?" if meant else possible
    return codes.NOT_A_CHOICE.at(where, f"{name} cannot be {_shown(given)}", hint)


def _shape(given: object) -> str:
    shapes = {fields.MAPPING: "keys with values", fields.LIST: "a list", fields.TEXT: "text", fields.NOTHING: "nothing"}
    return shapes[fields.shape(given)]


def _wrong_shape(
    kind: str, name: str, given: object, context: dict[str, Any], where: Place, shapes: _Shapes
) -> Diagnostic:
    wanted = _WANTED.get(kind, "text")
    if kind == "union_tag_invalid":
        wanted = " or ".join(_TAG_WORDS[tag] for tag in _CHOICE.findall(str(context["expected_tags"])))
    return codes.WRONG_SHAPE.at(where, f"{name} needs {wanted}, not {_shape(given)}", _reshaped(wanted, given, shapes))


def _listed(given: str) -> str:
    """How to write a text where a list is wanted."""
    if given[:1] in WRONG_DASHES or re.match(r"-[^\S ]", given):
        return "begin each item with a hyphen and a plain space: `- …`"
    return f"write [{given}]" if "\n" not in given else "write one line with a dash for each"


def _reshaped(wanted: str, given: object, shapes: _Shapes) -> str:
    """How to write a value so that it has the shape that is wanted."""
    if isinstance(given, str):
        if "a list" in wanted and re.match(r"-[^\W\d_]", given):
            return f"put a space behind each hyphen: `- {given[1:].split()[0]}`"
        if "a list" in wanted:
            return _listed(given)
        return f"write `title: {given}`" if shapes.titled else "write `key: value` on a line below it, indented"
    if isinstance(given, list):
        if "text" not in wanted and given and isinstance(given[0], str):
            return f"write a line `{given[0]}: …` for each, indented"
        while isinstance(given, list) and len(given) == 1:
            given = given[0]
        if isinstance(given, str):
            return f"write {_shown(given)} without brackets"
        if shapes.several.startswith("other_"):
            return f"write one; the others stand behind `{shapes.several}:`"
        return f"several stand behind `{shapes.several}:`" if shapes.several else "write one text, quoted"
    if wanted == "a list":
        return "begin each item with a hyphen and a space: `- …`"
    return "quote a text that holds a colon or begins with a brace"


_WANTED = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "float_type": "a number",
    "int_type": "a number",
    "bool_type": "true or false",
    "date_type": "a day",
}
_TAG_WORDS = {fields.MAPPING: "keys with values", fields.LIST: "a list", fields.TEXT: "text", fields.NOTHING: "nothing"}


def _record_around(model: type[BaseModel], location: Sequence[str | int]) -> type[BaseModel]:
    """The record in which an error lies, found by walking the schema along the error's location."""
    for step in location[:-1]:
        if isinstance(step, str) and step not in _TAGS:
            model = _record_under(model, step) or model
    return model


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys that a writer may use in this record, in the order of the reference."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _record_under(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return next(iter(records_in(field.annotation)), None)
    return None


def records_in(annotation: Any) -> list[type[BaseModel]]:
    """The records that a type annotation mentions, through optionals, lists, mappings and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    inner = getattr(annotation, "__args__", ())
    return [record for one in inner for record in records_in(one)]


def _value_at(values: Value, path: KeyPath) -> Value:
    for step in path:
        if isinstance(values, dict) and isinstance(step, str):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def _salvage(model: type[R], values: dict[str, Value], errors: Sequence[ErrorDetails], title: str) -> R:
    """The record of what is right. Each round takes out what was refused; what is left of it may be refused again."""
    kept: dict[str, Value] = values
    for _ in range(8):
        kept = _without(kept, errors, title)
        try:
            return model.model_validate(kept)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return model.model_construct(title=title or "?")


def _without(values: dict[str, Value], errors: Sequence[ErrorDetails], title: str) -> dict[str, Value]:
    copy: dict[str, Value] = _copied(values)
    gone: set[KeyPath] = set()
    for error in errors:
        path = key_path(error["loc"])
        if error["type"].startswith("model_") and isinstance(error["input"], str) and isinstance(path[-1], int):
            _replace(copy, path, {"title": error["input"]})  # so that those behind it keep their number
        elif error["type"] != "missing":
            gone.add(path)
        elif len(path) == 1:
            copy[str(path[0])] = title or "?"
        else:
            _stand_in(copy, path, gone)
    for path in sorted(gone, key=_last_first, reverse=True):
        _remove(copy, path)
    return copy


def _stand_in(values: dict[str, Value], path: KeyPath, gone: set[KeyPath]) -> None:
    """A title made from id or position, so that a touchpoint stays linked and those behind it keep their number.

    Where something else is missing the mapping goes.
    """
    owner = _value_at(values, path[:-1])
    if path[-1] == "title" and isinstance(owner, dict):
        owner["title"] = owner["id"] if isinstance(owner.get("id"), str) else _name(path[:-1])
    else:
        gone.add(path[:-1])


def _replace(values: dict[str, Value], path: KeyPath, value: Value) -> None:
    owner = _value_at(values, path[:-1])
    if isinstance(owner, list) and isinstance(path[-1], int) and path[-1] < len(owner):
        owner[path[-1]] = value


def _last_first(path: KeyPath) -> tuple[tuple[int, str], ...]:
    """Sorts items of a list so that, from the back, removing one does not move the next."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


def _remove(values: dict[str, Value], path: KeyPath) -> None:
    owner = _value_at(values, path[:-1])
    if isinstance(owner, dict) and isinstance(path[-1], str):
        owner.pop(path[-1], None)
    elif isinstance(owner, list) and isinstance(path[-1], int) and path[-1] < len(owner):
        del owner[path[-1]]
