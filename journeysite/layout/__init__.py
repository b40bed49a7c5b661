"""Subjects -> numbers and wrapped lines, px; one file a figure."""
