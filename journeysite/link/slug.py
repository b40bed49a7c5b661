"""Ids made from titles, as every room makes them."""

from journeysite.model.slug import canonical, is_id, slug

__all__ = ["canonical", "is_id", "slug"]
