"""Documents -> the linked site: ids, references both ways, pairs of current and target, translations."""

from journeysite.link.outline import written
from journeysite.link.retold import differs_in_story_alone, retold
from journeysite.link.site import link, link_with_bodies

__all__ = ["differs_in_story_alone", "link", "link_with_bodies", "retold", "written"]
