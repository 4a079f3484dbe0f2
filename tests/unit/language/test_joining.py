"""Lines become the text that a reader would copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.joining import fold_space, join_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["uddannelses-", "plads"], "uddannelsesplads"),
        (["Dag- til-", "budschefen"], "Dagtilbudschefen"),
        (["dag- og ung-", "domstilbud"], "dag- og ungdomstilbud"),
        (["kultur- og fritids-", "eller idrætsliv"], "kultur- og fritids- eller idrætsliv"),
        (["kultur-", "og fritid"], "kultur- og fritid"),
        (["IT-", "afdelingen"], "IT-afdelingen"),
        (["Nord-", "Vest"], "Nord-Vest"),
        (["2012-", "2015"], "2012-2015"),
        (["kl. 16–", "22 alle dage"], "kl. 16–22 alle dage"),
        (["Piloter og besøgsvenner", "hverves i år"], "Piloter og besøgsvenner hverves i år"),
        (["i 2016 –", "22 flere"], "i 2016 – 22 flere"),
        (["bred\u00ad", "bånd"], "bredbånd"),
        (["målet -", "og vejen"], "målet - og vejen"),
        (["a", "", "  ", "b"], "a b"),
        ([], ""),
    ],
)
def test_words_cut_at_a_line_end_become_whole(lines: list[str], expected: str) -> None:
    assert join_lines(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["rehabiliterin", "g"], "rehabilitering"),
        (["Ejendomscent", "ret"], "Ejendomscentret"),
        (["kommunalbestyrel", "sen skal"], "kommunalbestyrelsen skal"),
        (["Mange flere medarb", "ejdere er ansat"], "Mange flere medarbejdere er ansat"),
        (["uddannels", "esplads"], "uddannelsesplads"),
        (["Forebygg", "else"], "Forebyggelse"),
        (["Beskæftig", "elsen", "er øget"], "Beskæftigelsen er øget"),
        (["ungdomsuddannel", "se"], "ungdomsuddannelse"),
        (["hjemmepleje", "n"], "hjemmeplejen"),
        (["ungdomsuddannel", "se til alle"], "ungdomsuddannelse til alle"),
        (["kommunalbestyrelse", "n vedtagne"], "kommunalbestyrelsen vedtagne"),
        (["Kulturf", "orvaltningen"], "Kulturforvaltningen"),
        (["+171 medlem", "mer"], "+171 medlemmer"),
        (["Afdelingsle", "der, Plan"], "Afdelingsleder, Plan"),
    ],
)
def test_words_that_a_narrow_cell_cut_without_a_hyphen_become_whole(
    lines: list[str], expected: str
) -> None:
    assert join_lines(lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["flere børn", "og unge"],
        ["Flere lærere", "er ansat"],
        ["Nye tilbud på Gammelbro", "i dag"],
        ["Skovhøj", "å"],
        ["Målene for Fjordbyskolen", "a) flere læser"],
        ["Nye på Fjordbyskolen", "e-bøger til alle"],
        ["Lektiecafe på Skovhøj", "m.fl."],
        ["Forebygg", "Else"],
        ["Bogbussen i Gl", "Gammelbro"],
        ["12", "g"],
        ["Antal xyzzy", "qwrtp"],
        ["ungdomsuddannelse", "se til alle"],
        ["Kostfaglig", "eneansvarlig ansættes"],
    ],
)
def test_lines_that_no_word_goes_over_stay_apart(lines: list[str]) -> None:
    assert join_lines(lines) == " ".join(lines)


@pytest.mark.parametrize("stop", [".", ",", ";", ":", "!", "?", ")", ").", "]"])
@pytest.mark.parametrize("rest", ["", " Og mere"])
def test_a_stop_at_a_line_s_start_ends_the_line_above(stop: str, rest: str) -> None:
    assert join_lines(["Målet er nået", stop + rest]) == f"Målet er nået{stop}{rest}"


@pytest.mark.parametrize("after", [".net er nyt", "... og mere", ":-)", ",5 dage"])
def test_what_only_begins_like_a_stop_is_a_word_of_its_own(after: str) -> None:
    assert join_lines(["Målet er nået", after]) == f"Målet er nået {after}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["E-", "sport"], "E-sport"),
        (["ikke-", "vestlig"], "ikke-vestlig"),
        (["Non-", "profit"], "Non-profit"),
        (["Fjordby-", "modellen"], "Fjordby-modellen"),
        (["Kompagnonundervis-", "ning"], "Kompagnonundervisning"),
        (["Kultur-", "huset"], "Kulturhuset"),
        (["Stran-", "døre topper"], "Strandøre topper"),
        (["Storytel-", "ling-workshop"], "Storytelling-workshop"),
        (["to-", "tre elever"], "to-tre elever"),
        (["arkivet og/", "eller svar"], "arkivet og/eller svar"),
        (["inden for +/-", "0,5 pct."], "inden for +/- 0,5 pct."),
        (["Prøv-", "en-weekend gentages"], "Prøv-en-weekend gentages"),
        (["Prøv-en-", "weekend gentages"], "Prøv-en-weekend gentages"),
    ],
)
def test_names_and_prefixes_keep_their_hyphen_where_no_word_goes_over_the_cut(
    lines: list[str], expected: str
) -> None:
    assert join_lines(lines) == expected


def test_characters_are_composed() -> None:
    assert fold_space("A\u030arhus\n by") == "Århus by"


@given(st.lists(st.text(alphabet="ab -\u00adÆ1\n", max_size=8), max_size=6))
def test_no_letter_is_lost_and_no_space_is_doubled(lines: list[str]) -> None:
    joined = join_lines(lines)
    assert [c for c in joined if c.isalnum()] == [c for c in "".join(lines) if c.isalnum()]
    assert joined == joined.strip()
    assert "\n" not in joined
