"""Documents -> the linked site: ids, references both ways, pairs of current and target, translations."""

from journeysite.link.outline import written
from journeysite.link.site import link

__all__ = ["link", "written"]
