"""Layouts as JSON that a reviewer can read: fields by name, numbers to two decimals."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from journeysite.geometry.primitives import Box, Point

__all__ = ["as_json"]


def as_json(layout: Any) -> str:
    return json.dumps(_plain(layout), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict") and not isinstance(value, Box | Point):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return round(value, 2) + 0.0
    return value
