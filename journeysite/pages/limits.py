"""How much a page shows of what a large site has. Nothing is lost: all has a page of its own, and lists name the rest.

Without bounds the overviews of a site of a thousand journeys would weigh megabytes that nobody reads to the end, and
the figures among them would take longer to lay out than all other pages together.
"""

from __future__ import annotations

from typing import Final

#: Journeys on the first page, as cards and as rows of the heat map.
HOME_JOURNEYS: Final = 24
#: Journeys or personas as cards in their overview; the others follow as links.
CARDS: Final = 60
#: Journeys in the heat map of their overview.
HEAT_ROWS: Final = 60
#: Teams in the stacks of the first page are never many; personas may be.
HOME_PERSONAS: Final = 12
#: Roadmap items as bubbles, as bars, in the ranking: the best by score.
BUBBLES: Final = 60
BARS: Final = 120
RANKED: Final = 100
#: Roadmap items in a table; the others follow as links.
WORK_ROWS: Final = 200
#: Touchpoints of a team or on a channel, those that are felt most strongly.
PLACES: Final = 240
#: Pain points and moments of truth in a list.
PAINS: Final = 60
MOMENTS: Final = 24
#: Pain points or moments of truth in a group of their register; the others stand on the pages of their journeys.
REGISTERED: Final = 200
#: Free pages in the foot of every page; the others are reached from those.
FOOT_PAGES: Final = 12
