"""The journey map as a drawing, one module a part."""
