"""How much is read of what one file may hold: far more than people write, far less than what would stall a machine.

What is over a limit is told and left out, so that no file, however odd, costs more than a second or two and some
tens of megabytes.
"""

from typing import Final

#: Bytes of a content file, of `journeysite.yml` and of `theme.yml`.
FILE: Final = 1_000_000
#: Characters of frontmatter.
FRONTMATTER: Final = 64_000
#: Characters of `journeysite.yml` and of `theme.yml`: they speak of the whole site.
SETTINGS: Final = 128_000
#: Characters of a story.
STORY: Final = 100_000
#: Characters of one paragraph, heading or table cell with marks in it.
PARAGRAPH: Final = 10_000
#: Square brackets inside each other in one paragraph.
BRACKETS: Final = 10
#: Links and pictures in one story, and figures in it.
REFERENCES: Final = 1_000
FIGURES: Final = 60
#: Items of one list, keys of one mapping.
ITEMS: Final = 1_000
#: Stages and touchpoints of one journey, and touchpoints of one stage: what a map shows, and a reader takes in.
STAGES: Final = 40
TOUCHPOINTS: Final = 300
OF_A_STAGE: Final = 100
#: Findings of one kind in a file, and all findings in it, that are told one by one.
FINDINGS_OF_A_KIND: Final = 50
FINDINGS_OF_A_FILE: Final = 200
