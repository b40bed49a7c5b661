"""Arithmetic on points, boxes, curves and measured text; knows nothing of journeys."""
