"""Labels that no template lists: their kinds are guessed from their values, and doubted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell, read_back
from goalextract.profiles.columns import are_numbers
from goalextract.profiles.kinds import IsVerdict, LabelledValue, guess_kinds, with_kind
from goalextract.records import Kind

_SOME_STRANGE: Final = 0.1
_MANY_STRANGE: Final = 0.3


def kinds_of_values(
    cells: Sequence[Cell],
    pages: Mapping[int, Page],
    report_year: int | None,
    language: str,
    is_verdict: IsVerdict = lambda _: False,
) -> dict[str, tuple[Kind, float]]:
    """Guess the kinds of unlisted labels from how their values read."""
    values: list[LabelledValue] = []
    for cell in cells:
        texts = read_back(pages[cell.page], [s for s in cell.value if s.page == cell.page])
        if cell.label is not None:
            values.append(LabelledValue(cell.label, fold_space(" ".join(texts))))
        elif values and texts and not cell.is_band:
            last = values.pop()
            values.append(LabelledValue(last.label, f"{last.text} {' '.join(texts)}"))
    return guess_kinds(values, report_year, language, is_verdict)


def without_counts(cells: Sequence[Cell], pages: Mapping[int, Page]) -> list[Cell]:
    """Take unlisted labels whose values count on through the document for the goals' numbers.

    Example: ``Post: 1``, ``Post: 2`` and ``Post: 3`` -> a label that heads no section.
    """
    values: dict[str, list[str]] = {}
    for cell in cells:
        if cell.label is not None and not cell.label.is_known:
            values.setdefault(cell.label.form, []).append(
                fold_space(" ".join(read_back(pages[cell.page], cell.value)))
            )
    counts = {form for form, own in values.items() if len(own) > 1 and are_numbers(own)}
    return [
        replace(cell, label=replace(cell.label, kinds=(), is_known=True))
        if cell.label is not None and cell.label.form in counts
        else cell
        for cell in cells
    ]


def with_guessed_kind(cell: Cell, guessed: Mapping[str, tuple[Kind, float]]) -> Cell:
    """Give a cell under an unlisted label its guessed kind, and the doubt that goes with it."""
    if cell.label is None or not cell.label.is_guessed:
        return cell
    label = with_kind(cell.label, guessed)
    why = "the label is not in the profile"
    if label.is_open:
        why = "what the label says does not fit the document's other labels"
    doubt = Doubt(f"{why}; its kind is guessed", min(0.9, label.chance))
    return replace(cell, label=label, doubts=(*cell.doubts, doubt))


def strange_labels(cells: Sequence[Cell], sheets: Collection[int]) -> tuple[Doubt, ...]:
    """Doubt every value of a document many of whose labels no template lists.

    Where some were found by how they stand, others may have been missed, and their values stand
    in the value before.  In a column of labels none is missed.
    """
    labels = [c.label for c in cells if c.label is not None and c.page not in sheets]
    share = sum(not label.is_known for label in labels) / max(1, len(labels))
    if share < _SOME_STRANGE:
        return ()
    reason = f"{share:.0%} of the document's labels are in no profile; others may be missed"
    return (Doubt(reason, 0.97 if share >= _MANY_STRANGE else 0.985),)
