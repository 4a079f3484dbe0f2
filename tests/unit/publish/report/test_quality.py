"""Everything refused or doubted is counted, and lists say what they leave out."""

from goalextract.database.listed import ListedNotice
from goalextract.database.tallies import QualityTally
from goalextract.publish.report.figures import add_up
from goalextract.publish.report.quality import MOST_REASONS, quality
from tests.unit.publish.report.overviews import nothing, overview


def told(**changes: object) -> str:
    shown = overview(**changes)
    return "".join(piece.text for piece in quality(add_up(shown), shown))


def test_shares_are_of_what_was_read() -> None:
    made = told()
    assert "<dt>Sections flagged</dt><dd>2</dd>" in made
    assert "25% of 8 sections" in made
    assert "<dt>Goals refused</dt><dd>1</dd>" in made
    assert "50% of 2 goals read" in made
    assert "50% of 2 documents" in made


def test_refused_documents_are_named_with_code_and_reason() -> None:
    made = told()
    assert "1 document refused, and why." in made
    assert "bad.txt</th>" in made
    assert "<code>no_goals</code>" in made
    assert "no goal was found" in made


def test_refused_goals_are_named_with_their_place() -> None:
    made = told()
    assert "1 goal refused, and why; each is left out whole." in made
    row = '<td class="n">7</td><td class="n">3</td><td class="code"><code>goal_rejected</code></td>'
    assert row in made


def test_a_list_that_is_cut_says_so() -> None:
    refused = (QualityTally("refused_document", "error", "no_goals", 230, 230),)
    names = tuple(ListedNotice(f"{n}.txt", "no_goals", "no goal", None, None) for n in range(100))
    assert "The first 100 of 230 documents refused" in told(quality=refused, refused=names)


def test_rare_reasons_are_folded_into_a_row() -> None:
    reasons = [f"reason {chr(97 + n)}" for n in range(MOST_REASONS + 4)]
    made = told(reasons=reasons)
    assert '4 other reasons</th><td class="n">4</td>' in made
    assert f'All</th><td class="n">{len(reasons)}</td>' in made


def test_documents_with_personal_numbers_are_named_and_the_numbers_are_not() -> None:
    noticed = (ListedNotice("010190-1234.txt", "personal_data", "it holds 010190-1234", None, 7),)
    made = told(personal=noticed)
    assert "Personal numbers in documents" in made
    assert "******-****.txt" in made
    assert "010190" not in made


def test_all_is_well_where_nothing_is_refused() -> None:
    made = told(quality=(), refused=(), refused_goals=(), personal=(), in_doubt=(), reasons=())
    assert "Nothing is in quarantine." in made
    assert "Nothing but what is flagged above." in made
    assert "Personal numbers" not in made
    shown = nothing()
    assert "".join(piece.text for piece in quality(add_up(shown), shown))
