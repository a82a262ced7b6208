"""What only the whole can know: numbers, references, notes, contents. ``Site`` in, ``Site`` out.

What a transform cannot settle (a reference to nothing, a note that is missing) it leaves as it is; the checks find it.
"""

from __future__ import annotations

from krachtlijn.model.document import Site
from krachtlijn.project import Project
from krachtlijn.transforms.abbreviations import mark_abbreviations
from krachtlijn.transforms.anchors import give_lasting_ids
from krachtlijn.transforms.charts import bring_figures
from krachtlijn.transforms.checked import tell_what_was_checked
from krachtlijn.transforms.citing import cite_papers
from krachtlijn.transforms.ids import give_page_ids
from krachtlijn.transforms.labels import label, list_contents
from krachtlijn.transforms.leads import take_over_leads
from krachtlijn.transforms.notes import settle_notes
from krachtlijn.transforms.numbering import number
from krachtlijn.transforms.papers import Transform, each_page, each_paper
from krachtlijn.transforms.parts import order_parts
from krachtlijn.transforms.placements import place_matter
from krachtlijn.transforms.references import settle_references
from krachtlijn.transforms.relations import tie_papers
from krachtlijn.transforms.typography import set_type
from krachtlijn.transforms.values import settle_values

TRANSFORMS: tuple[Transform, ...] = (
    each_paper(order_parts),  # first: all that is counted below is counted in reading order
    each_paper(place_matter),
    tell_what_was_checked,  # before ids: paragraphs in it are paragraphs
    each_paper(bring_figures),  # before values: a figure of a table that only a chart holds leads there
    each_paper(settle_values),  # before notes: a note may hold a figure
    each_paper(take_over_leads),  # before notes: a sentence that is taken over leaves its notes where it was written
    settle_notes,  # before ids: notes and citations are no part of an address or a title
    each_paper(give_lasting_ids),
    each_page(give_page_ids),
    each_paper(number),
    each_paper(label),  # of all papers, before references: they lead from one paper into another
    settle_references,
    each_paper(list_contents),  # after references: a title may hold one
    each_paper(mark_abbreviations),  # after contents: titles there are links, and want no marks
    tie_papers,
    cite_papers,
    set_type,  # last: it looks at words as they are read
)
"""All transforms, in the order in which they are made."""


def transform(site: Site, project: Project) -> Site:
    """The site as it is read: everything settled that can be."""
    for change in TRANSFORMS:
        site = change(site, project)
    return site
