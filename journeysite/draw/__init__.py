"""Layouts into SVG: classes and geometry, never colours."""
