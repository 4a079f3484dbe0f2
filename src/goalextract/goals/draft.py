"""A goal while it is put together, before anything of it is validated."""

from dataclasses import dataclass, field

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.records import Kind


@dataclass(slots=True)
class DraftSection:
    """Gather the places of one section, its printed labels and what speaks against it."""

    kind: Kind
    label: str | None
    label_spans: list[Span] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    is_inherited: bool = False
    is_listed: bool = True
    """Whether a template lists its label."""
    is_hinted: bool = False
    """Whether the words of its label, which none lists, hint at its kind."""
    is_called_focus: bool = False
    """It is a group's service area by its place, a focus area by its label."""
    read: tuple[tuple[Span, ...], str] | None = field(default=None, repr=False, compare=False)
    """The text that was last read from its places, and these: step after step asks for it."""

    def doubt(self, *doubts: Doubt) -> None:
        """Add doubts, each once."""
        self.doubts += [d for d in doubts if d not in self.doubts]


@dataclass(slots=True)
class DraftGoal:
    """Gather the sections of one goal."""

    number: str | None = None
    sections: dict[Kind, DraftSection] = field(default_factory=dict)
    empty: set[Kind] = field(default_factory=set)
    """Kinds whose label stands there without a value."""
    is_row: bool = False
    """It is one row of a table."""
    doubts: list[Doubt] = field(default_factory=list)
    """What speaks against the goal as a whole: sections that may be missing."""

    @property
    def has_content(self) -> bool:
        """Tell whether the goal says more than where it belongs."""
        return any(kind not in HEADING_KINDS for kind in self.sections)

    def drop_empty(self) -> None:
        """Drop the sections that no text is left of; their labels stand there all the same."""
        emptied = {kind: s for kind, s in self.sections.items() if not s.spans}
        self.sections = {k: s for k, s in self.sections.items() if k not in emptied}
        self.empty |= {kind for kind, section in emptied.items() if section.label_spans}

    @property
    def is_goal(self) -> bool:
        """Tell whether it says what shall be reached, or at least two things about it.

        A service area with a remark below it, as in a budget table, is no goal.
        """
        said = {k: s for k, s in self.sections.items() if k not in HEADING_KINDS | ASIDE_KINDS}
        listed = {k for k, section in said.items() if section.is_listed or section.is_hinted}
        return bool(listed & CORE_KINDS) or len(listed) >= _ENOUGH or len(said) > _ENOUGH


CORE_KINDS = frozenset({Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.INDICATOR, Kind.TARGET_VALUE})
"""Kinds that say what shall be reached."""
ASIDE_KINDS = frozenset({Kind.RESPONSIBLE, Kind.DEADLINE, Kind.COMMENT})
"""Kinds that say nothing of a goal by themselves."""
_ENOUGH = 2
HEADING_KINDS = frozenset({Kind.SERVICE_AREA, Kind.FOCUS_AREA})
"""Kinds that may head a group of goals."""
