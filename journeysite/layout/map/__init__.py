"""The journey map: numbers and wrapped lines, one module a part."""
