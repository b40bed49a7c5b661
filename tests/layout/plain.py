"""Layouts as JSON that a reviewer can read: fields by name, numbers to two decimals."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from journeysite.geometry.primitives import Box, Point

__all__ = ["as_json"]


def as_json(layout: Any) -> str:
    return json.dumps(_plain(layout), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return {name: _plain(each) for name, each in asdict(value).items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict") and not isinstance(value, Box | Point):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return round(value, 2) + 0.0
    return value
