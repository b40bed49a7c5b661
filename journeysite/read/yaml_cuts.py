"""Values that YAML ends at ` #`, where a comment begins, and where their author most likely did not mean one."""

import re

# Behind these a single space before `#` cannot have cut a text: numbers, dates and times, truth, emptiness.
_UNCUTTABLE = re.compile(r"[-+\d.,:%TZ]+|true|false|~|null")
_HASHED_WORD = re.compile(r" +(#[^\s#!=-].*)")


def cut(text: str, start: int, value: str) -> tuple[str, str] | None:
    """Message and hint where ` #` cuts an unquoted value that ends at this index of the text; None where it does not.

    An empty value is cut by `#word`, any other by ` #` with a single space.
    """
    if not text.startswith(" ", start):
        return None
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if not value:
        if found := _HASHED_WORD.match(text, start, end):
            word = found[1].rstrip()
            hint = f'quote it: "{word}"; or, for a comment, put a space behind `#`'
            return f"`{word}` is a comment here, not a value", hint
    elif text.startswith(" #", start) and not _UNCUTTABLE.fullmatch(value):
        rest = text[start:end].rstrip()
        hint = f'quote the text: "{value}{rest}"; or, for a comment, put two spaces before `#`'
        return f"everything behind `{value}` is cut off by ` #`", hint
    return None
