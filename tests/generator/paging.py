"""Break lines into pages with headers, footers and page numbers."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.generator.names import Setting
from tests.generator.pieces import Owner


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one printed line and the section that its value belongs to."""

    text: str
    owner: Owner | None = None


@dataclass(slots=True)
class Pager:
    """Collect lines into pages of a given height."""

    height: int
    header: str = ""
    footer: str = ""
    """With ``{n}`` for the page and ``{m}`` for the number of pages; empty: none."""
    last_form_feed: bool = True
    pages: list[list[Line]] = field(default_factory=lambda: [[]])

    @property
    def page_count(self) -> int:
        """Return the number of pages so far."""
        return len(self.pages)

    def new_page(self) -> None:
        """Start a page, unless the present one is empty."""
        if any(line.text for line in self.pages[-1]):
            self.pages.append([])

    def blank(self, count: int) -> None:
        """Add blank lines, though never at a page's top."""
        if self.pages[-1]:
            self.pages[-1] += [Line("")] * count

    def add(self, lines: Sequence[Line], *, keep: bool = False) -> None:
        """Add lines, breaking the page where it is full; ``keep`` leaves room for what follows."""
        if keep and len(self.pages[-1]) + len(lines) + 6 > self.height:
            self.new_page()
        for line in lines:
            if len(self.pages[-1]) >= self.height:
                self.pages.append([])
            self.pages[-1].append(line)

    def owners(self) -> dict[int, set[int]]:
        """Return the pages on which each goal's sections stand."""
        found: dict[int, set[int]] = {}
        for number, page in enumerate(self.pages, start=1):
            for line in page:
                if line.owner is not None:
                    found.setdefault(line.owner[0], set()).add(number)
        return found

    def text(self) -> str:
        """Return the whole text, a form feed between pages."""
        shown = []
        for number, page in enumerate(self.pages, start=1):
            lines = [line.text for line in page]
            while lines and not lines[-1]:
                lines.pop()
            if self.header and number > 1:
                lines = [self.header, "", *lines]
            if self.footer:
                lines += ["", self.footer.format(n=number, m=len(self.pages))]
            shown.append("\n".join(lines) + "\n")
        return "\f".join(shown) + ("\f" if self.last_form_feed else "")


def draw_pager(rng: random.Random, setting: Setting, *, indent: int = 0) -> Pager:
    """Draw a page's height and its furniture."""
    spaces = " " * indent
    headers = (
        "",
        "",
        setting.title,
        setting.full_name,
        f"{setting.full_name} - opfølgning {setting.year}",
    )
    footers = (
        "",
        "Side {n} af {m}",
        "{n}",
        "Side {n}",
        f"{setting.full_name}      {{n}}",
        "Side {n}/{m}",
    )
    header, footer = rng.choice(headers), rng.choice(footers)
    return Pager(
        height=rng.randrange(32, 62),
        header=f"{spaces}{header}" if header else "",
        footer=f"{' ' * (indent + rng.choice((0, 0, 30, 60)))}{footer}" if footer else "",
        last_form_feed=rng.random() < 0.5,
    )
