"""Documents -> the linked site: ids, references both ways, pairs of current and target, translations."""

from journeysite.link.outline import written
from journeysite.link.relinked import relinked
from journeysite.link.site import Linked, link, link_all

__all__ = ["Linked", "link", "link_all", "relinked", "written"]
