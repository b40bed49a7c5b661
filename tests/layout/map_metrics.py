"""The theme's own metrics, for everything that is laid out in tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journeysite.layout.metrics import Metrics, parse_metrics

__all__ = ["theme_metrics"]

FONTS = Path(__file__).resolve().parents[2] / "themes" / "default" / "fonts"


@cache
def theme_metrics() -> Metrics:
    """Metrics of the default theme."""
    return parse_metrics((FONTS / "metrics.json").read_bytes())
