"""What makes building a small site so many times bearable."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import Environment


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> dict[object, object]:
    """The code of each template, so that none is compiled again while the theme is the same: that takes longest."""
    compile_one: Any = Environment.compile
    known: dict[object, object] = {}

    def compile_once(environment: Environment, source: object, *names: str | None, **more: Any) -> Any:
        if more or not isinstance(source, str):
            return compile_one(environment, source, *names, **more)
        key = (type(environment), environment.code_generator_class, source, names)
        if key not in known:
            known[key] = compile_one(environment, source, *names)
        return known[key]

    monkeypatch.setattr(Environment, "compile", compile_once)
    return known
