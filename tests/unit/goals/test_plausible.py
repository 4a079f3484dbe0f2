"""Goal reports are told from forms, guides, glossaries, agendas and lists that use their words."""

from collections.abc import Iterable, Mapping

import pytest

from goalextract.document import Page
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.plausible import is_placeholder, why_no_goals
from goalextract.profiles.model import NoiseWords
from goalextract.records import Kind
from tests.unit.printed import at, page

WORDS = NoiseWords(
    guide=("Beskriv", "Her skriver"),
    agenda=("Indstilling", "Beslutning"),
    letter=("Med venlig hilsen", "Mvh"),
)
Said = Mapping[Kind, str]
AIM, DONE, WENT = "Flere borgere læser.", "Der er købt bøger.", "Målet er nået."
FULL: Said = {Kind.GOAL: AIM, Kind.MEANS: DONE, Kind.STATUS: WENT}


def drafts(
    goals: Iterable[Said],
    *,
    below: str = "",
    number: str | None = None,
    label: str | None = "x",
    is_listed: bool = True,
    inherited: Iterable[Kind] = (),
) -> tuple[dict[int, Page], list[DraftGoal]]:
    """Draft goals from what they say, and the page on which they say it."""
    goals = list(goals)
    here = page("\n".join([*(text for goal in goals for text in goal.values()), below]))
    drafted = []
    for goal in goals:
        sections = {
            kind: DraftSection(kind, label, [], [at(here, text)], is_listed=is_listed)
            for kind, text in goal.items()
        }
        for kind in inherited:
            sections[kind].is_inherited = True
        drafted.append(DraftGoal(number, sections))
    return {1: here}, drafted


def why(*goals: Said, words: NoiseWords = WORDS, below: str = "") -> str:
    """Return why goals are none, or an empty text where they are."""
    pages, drafted = drafts(goals, below=below)
    return why_no_goals(pages, drafted, words) or ""


@pytest.mark.parametrize(
    "text",
    [
        "[skriv her]", "<indsæt mål>", "……", ".....", "____", "☐", "☐ Ja ☐ Nej", "[ ] Ja [ ] Nej",
        "xxx", "-", "–", "Dato: ......",
    ],
)  # fmt: skip
def test_what_a_form_shows_before_it_is_filled_in_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Flere læser.", "2014-2015", "Nået.", "Se mere på kommunens side …", "12 %",
        "Målet er nået - flere læser end i 2014.", "Antallet steg fra [1] 40 til 60.",
        "[1] se bilag",
        "3 af 4 - nået",
    ],
)  # fmt: skip
def test_a_value_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "said",
    [
        FULL,
        {Kind.GOAL: AIM, Kind.STATUS: WENT},
        {Kind.GOAL: AIM, Kind.MEANS: DONE},
        {Kind.INDICATOR: AIM, Kind.ACTUAL_VALUE: "62 %"},
        {Kind.TARGET_VALUE: "70 %", Kind.ACTUAL_VALUE: "62 %"},
        {Kind.GOAL: AIM, Kind.SUCCESS_CRITERION: "Mindst 70 %.", Kind.FOLLOW_UP: WENT},
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_what_shall_be_reached_and_how_it_went_make_a_report(said: Said, count: int) -> None:
    assert why(*[said] * count) == ""


@pytest.mark.parametrize(
    "goals",
    [
        [{Kind.GOAL: AIM}],
        [{Kind.GOAL: AIM}] * 4,
        [{Kind.STATUS: WENT}] * 4,
        [{Kind.SUCCESS_CRITERION: AIM, Kind.STATUS: WENT}],
        [{Kind.GOAL: AIM, Kind.FOLLOW_UP: WENT}] * 1,
        [{Kind.GOAL: AIM, Kind.RESPONSIBLE: "Skolechefen"}] * 4,
        [{Kind.GOAL: AIM, Kind.DEADLINE: "Maj 2014", Kind.COMMENT: "Ingen."}] * 4,
    ],
)
def test_a_list_that_says_only_one_of_them_is_none(goals: list[Said]) -> None:
    assert "how it went" in why(*goals)


def test_labels_that_no_template_lists_make_no_report() -> None:
    pages, goals = drafts([{Kind.GOAL: AIM, Kind.STATUS: WENT}] * 3, is_listed=False)
    assert why_no_goals(pages, goals, WORDS) is not None


@pytest.mark.parametrize(("number", "is_report"), [(None, False), ("1.2", True)])
def test_a_heading_states_a_goal_only_with_its_number(number: str | None, is_report: bool) -> None:
    pages, goals = drafts([{Kind.GOAL: AIM}] * 2, number=number, label=None)
    for goal in goals:
        goal.sections[Kind.STATUS] = DraftSection(Kind.STATUS, "Status", [], [at(pages[1], AIM)])
    assert (why_no_goals(pages, goals, WORDS) is None) is is_report


def test_an_empty_form_is_no_report() -> None:
    form = {Kind.GOAL: "[skriv her]", Kind.MEANS: "......", Kind.STATUS: "☐ Ja ☐ Nej"}
    assert "empty form" in why(form, form)


def test_a_report_with_one_field_left_open_is_one() -> None:
    assert why({**FULL, Kind.MEANS: "[skriv her]"}) == ""


def test_headings_and_what_is_inherited_do_not_fill_a_form() -> None:
    headings = {Kind.SERVICE_AREA: "Kultur", Kind.FOCUS_AREA: "Biblioteker"}
    above = {Kind.GOAL: AIM, Kind.INDICATOR: "Antal lånere"}
    form = {**headings, **above, Kind.MEANS: "...", Kind.STATUS: "–"}
    pages, goals = drafts([form, form], inherited=above)
    assert "empty form" in (why_no_goals(pages, goals, WORDS) or "")


@pytest.mark.parametrize(
    ("guiding", "is_report"), [(3, False), (2, False), (1, True), (0, True)]
)  # fmt: skip
def test_a_guide_tells_how_to_write_in_many_of_its_texts(guiding: int, is_report: bool) -> None:
    told = [f"Beskriv {n} ting om målet." for n in range(guiding)]
    texts = told + [AIM, DONE, WENT][guiding:]
    found = why(dict(zip(FULL, texts, strict=True)))
    assert found == ("" if is_report else "its texts tell how to write a goal report")


@pytest.mark.parametrize(
    ("title", "is_report"),
    [("Vejledning til målark", False), ("Vejledningscentret 2019", True), ("Kultur", True)],
)
def test_a_guide_by_its_title_needs_tell_but_once_how_to_write(title: str, is_report: bool) -> None:
    words = WORDS.model_copy(update={"guide_titles": ("Vejledning",)})
    pages, goals = drafts([{**FULL, Kind.GOAL: "Beskriv målet."}])
    shown = {1: Page(1, pages[1].text + f"\n{title}\n")}
    assert (why_no_goals(shown, goals, words) is None) is is_report


def test_a_guide_s_words_must_open_a_text_and_stand_whole() -> None:
    said = {**FULL, Kind.MEANS: "Vi skal Beskriv det.", Kind.STATUS: "Beskrivelsen er færdig."}
    assert why(said) == ""


def test_a_glossary_is_no_report_but_several_goals_that_read_so_are() -> None:
    glossary = {
        Kind.GOAL: "Det, man vil nå.",
        Kind.MEANS: "En handling, der fører til målet.",
        Kind.STATUS: "Et tal, som viser, om målet er nået.",
    }
    assert "glossary" in why(glossary)
    assert why(glossary, glossary) == ""


def test_explanations_that_stand_together_count_one_by_one() -> None:
    folded = {
        Kind.GOAL: "Det, man vil nå. En handling, der fører til målet.",
        Kind.STATUS: "Et tal, som viser, om målet er nået.",
    }
    assert "glossary" in why(folded)


@pytest.mark.parametrize(
    "below",
    [
        "Indstilling\nAt sagen drøftes.\nBeslutning\nGodkendt.",
        "INDSTILLING: At sagen drøftes. Beslutning: Godkendt.",
    ],
)
def test_an_item_of_an_agenda_is_no_report(below: str) -> None:
    assert why(FULL, below=below) == "it is an item of an agenda"


@pytest.mark.parametrize(
    "below",
    [
        "Indstilling\nAt sagen drøftes.",
        "Indstilling\nEn.\nIndstilling\nTo.",
        "En god indstilling og en klog beslutning.",
        "Indstillinger\nBeslutninger",
    ],
)
def test_a_report_with_some_word_of_an_agenda_is_one(below: str) -> None:
    assert why(FULL, below=below) == ""


def test_several_goals_are_no_item_of_an_agenda() -> None:
    assert why(FULL, FULL, below="Indstilling\nEn.\nBeslutning\nTo.") == ""


def test_a_template_without_such_words_refuses_neither_guides_nor_agendas() -> None:
    guide = dict.fromkeys(FULL, "Beskriv målet her.")
    below = "Indstilling\nEn.\nBeslutning\nTo."
    assert why(guide, below=below) != ""
    assert why(guide, words=NoiseWords(), below=below) == ""


@pytest.mark.parametrize(
    "below",
    [
        "Med venlig hilsen\nJeppe Bæk",
        "Svaret er sendt.\nMVH,\nJeppe",
        "Med venlig hilsen Jeppe Bæk Formand",
    ],
)
def test_one_goal_in_a_letter_is_none(below: str) -> None:
    assert why(FULL, below=below) == "it is a letter"
    assert why(FULL, FULL, below=below) == ""


def test_a_greeting_within_a_sentence_makes_no_letter() -> None:
    assert why(FULL, below="Alle fik et kort med venlig hilsen fra byen.") == ""


def test_beside_a_figure_to_be_reached_an_unlisted_result_counts() -> None:
    goal = {Kind.INDICATOR: "Udlån om året", Kind.TARGET_VALUE: "12", Kind.STATUS: "Steget til 13"}
    pages, drafted = drafts([goal, goal])
    for draft in drafted:
        draft.sections[Kind.STATUS].is_listed = False
    assert why_no_goals(pages, drafted, WORDS) is None
    for draft in drafted:
        draft.sections[Kind.TARGET_VALUE].is_listed = False
    assert why_no_goals(pages, drafted, WORDS) is not None


def test_labels_that_only_hint_count_where_goal_after_goal_has_them() -> None:
    goal = {Kind.GOAL: "Kort", Kind.STATUS: "Nået"}
    for count, is_report in ((1, False), (2, True)):
        pages, drafted = drafts([goal] * count, is_listed=False)
        for section in (s for draft in drafted for s in draft.sections.values()):
            section.is_hinted = True
        assert (why_no_goals(pages, drafted, WORDS) is None) is is_report
