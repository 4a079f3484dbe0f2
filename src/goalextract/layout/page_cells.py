"""A page's cells where place tells labels from values: lines on paper, columns in text."""

from goalextract.document import Page
from goalextract.layout.areas import AreaReader
from goalextract.layout.boxes import box_cells
from goalextract.layout.cells import Cell
from goalextract.layout.grid import paper_cells
from goalextract.layout.sheet import column_cells, value_column
from goalextract.layout.verdict_items import with_verdicts
from goalextract.profiles.columns import ColumnFinder
from goalextract.profiles.labels import LabelFinder


def page_cells(
    page: Page, finder: LabelFinder, columns: ColumnFinder, areas: AreaReader
) -> tuple[Cell, ...] | None:
    """Read a page as a sheet's cells, by its lines on paper or its columns of text."""
    if page.print is not None:
        return paper_cells(page, finder, areas)
    boxed = box_cells(page, finder)
    if boxed is not None:
        return boxed
    column = value_column(page, finder)
    if column is not None:
        cells = column_cells(page, finder, column)
        return with_verdicts(page, cells, columns.is_outcome) or cells
    # What stands left of verdicts may be no label, but the goals themselves.
    column = value_column(page, finder, least=0.0)
    if column is None:
        return None
    return with_verdicts(page, column_cells(page, finder, column), columns.is_outcome)
