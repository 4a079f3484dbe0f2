"""Every rule of validation has a test here that breaks it, and nothing else, and sees its code."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from goalextract.records import (
    Assessment,
    DocumentInfo,
    Goal,
    GoalReport,
    Issue,
    Kind,
    Quantity,
    Section,
    Span,
    fold,
)
from tests.unit.payloads import (
    CONTEXT,
    Payload,
    assessment,
    document,
    goal,
    issue,
    measurement,
    quantity,
    report,
    section,
    span,
)


def broken(record: type[object], payload: object) -> set[str]:
    """Return the codes of the rules that a payload breaks."""
    try:
        TypeAdapter(record).validate_python(payload, context=CONTEXT)
    except ValidationError as error:
        return {detail["type"] for detail in error.errors()}
    return set()


def goal_with(kind: str, changed: Payload) -> Payload:
    """Make a goal in which one section is another."""
    payload = goal()
    payload["sections"][kind] = changed
    return payload


def test_the_sample_payloads_keep_every_rule() -> None:
    assert broken(Goal, goal()) == set()
    assert broken(DocumentInfo, document()) == set()
    assert broken(Issue, issue()) == set()


# --- texts equal their spans ---


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Flere læser.", "Flere læser."),
        ("Mindst 2.500 arrangementer", "Mindst 2.500 arrange-\nmenter"),
        ("Mindst 2.500 arrange-menter", "Mindst 2.500 arrange-\nmenter"),
    ],
)
def test_a_text_is_its_spans_but_for_blanks_and_hyphens(text: str, printed: str) -> None:
    assert broken(Section, section(text, printed)) == set()


@pytest.mark.parametrize("text", ["Flere læser", "Færre læser.", "flere læser.", "Flere læser.."])
def test_a_text_that_its_spans_do_not_read_is_refused(text: str) -> None:
    assert broken(Section, section(text, "Flere læser.")) == {"text_not_in_spans"}


def test_the_rule_holds_for_quantities_too() -> None:
    assert broken(Quantity, quantity(spans=[span("Flere læser.")])) == {"text_not_in_spans"}


def test_spans_are_read_back_in_their_order() -> None:
    parts = [span("Flere læser."), span("Målet er opfyldt.")]
    assert (
        broken(
            Section,
            section("x", "læser") | {"text": "Flere læser. Målet er opfyldt.", "spans": parts},
        )
        == set()
    )
    assert broken(
        Section,
        section("x", "læser") | {"text": "Flere læser. Målet er opfyldt.", "spans": parts[::-1]},
    ) == {"text_not_in_spans"}


# --- spans lie on existing pages ---


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"page": 4}, "span_outside_page"),
        ({"end": 10_000}, "span_outside_page"),
        ({"start": 5, "end": 5}, "span_empty"),
        ({"start": 6, "end": 5}, "span_empty"),
        ({"page": 0}, "greater_than_equal"),
        ({"start": -1}, "greater_than_equal"),
        ({"bbox": [1, 2, 3]}, "missing"),
    ],
)
def test_a_span_lies_on_a_page(changes: Payload, code: str) -> None:
    assert broken(Span, {"page": 2, "start": 0, "end": 3} | changes) == {code}


def test_a_goals_pages_are_pages_of_the_document() -> None:
    assert broken(Goal, goal(pages=[2, 4])) == {"page_missing"}
    assert broken(Goal, goal(pages=[])) == {"too_short"}


def test_a_value_without_a_place_is_refused() -> None:
    assert broken(Section, section("Flere læser.", spans=[])) == {"too_short"}


# --- quotes lie in their sections ---


@pytest.mark.parametrize(
    "changes",
    [
        {"targets": [quantity(section="goal")]},
        {"targets": [quantity(section="means")]},
        {"measurements": [measurement(section="goal")]},
        {"assessments": [assessment(evidence="Målet er ikke opfyldt")]},
        {"assessments": [assessment(section="goal")]},
        {"actions": [{"text": "Flere læser.", "spans": [span("Flere læser.")]}]},
    ],
)
def test_a_quote_lies_in_its_section(changes: Payload) -> None:
    assert broken(Goal, goal(**changes)) == {"quote_not_in_section"}


def test_a_quote_keeps_its_hyphens() -> None:
    quoted = quantity(text="Mindst 2.500 arrange-menter", unit=None)
    assert broken(Goal, goal(targets=[quoted])) == {"quote_not_in_section"}


def test_an_action_is_a_quote_of_the_means() -> None:
    payload = goal_with("means", section("Flere læser."))
    payload["actions"] = [{"text": "Flere læser.", "spans": [span("Flere læser.")]}]
    assert broken(Goal, payload) == set()


# --- comparators, outcomes, kinds and units are of their lists ---


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"comparator": "≥"}, "literal_error"),
        ({"comparator": ""}, "literal_error"),
        ({"direction": "up"}, "literal_error"),
        ({"section": "mål"}, "enum"),
        ({"comparator": "change"}, "direction_missing"),
    ],
)
def test_a_quantitys_words_are_of_their_lists(changes: Payload, code: str) -> None:
    assert broken(Quantity, quantity(**changes)) == {code}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outcome": "almost"}, "literal_error"),
        ({"method": "guessed"}, "literal_error"),
        ({"section": "verdict"}, "enum"),
        ({"method": "derived", "outcome": "not_yet_known"}, "derived_unknown"),
    ],
)
def test_an_assessments_words_are_of_their_lists(changes: Payload, code: str) -> None:
    assert broken(Assessment, assessment(**changes)) == {code}


def test_a_kind_is_of_its_list() -> None:
    assert broken(Goal, goal_with("vision", section("Flere læser."))) == {"enum"}
    assert broken(Goal, goal(sections={})) >= {"too_short"}


def test_a_severity_is_of_its_list() -> None:
    assert broken(Issue, issue(severity="info")) == {"literal_error"}


@pytest.mark.parametrize(
    "unit", ["arrangementer", "Arrangementer", "%", "kr.", "procentpoint", None]
)
def test_a_unit_is_a_measure_or_a_word_of_the_goal(unit: str | None) -> None:
    assert broken(Goal, goal(targets=[quantity(unit=unit, value=50)])) == set()


@pytest.mark.parametrize("unit", ["elever", "dollars", "arrangementer pr. elev"])
def test_another_unit_is_refused(unit: str) -> None:
    assert broken(Goal, goal(targets=[quantity(unit=unit)])) == {"unknown_unit"}
    assert broken(Goal, goal(measurements=[measurement(unit=unit)])) == {"unknown_unit"}


# --- numbers, percentages and years are in range ---


def test_value_is_not_above_value_high() -> None:
    a_range = {"comparator": "range", "value": 2, "value_high": 1}
    assert broken(Quantity, quantity(**a_range)) == {"value_order"}
    assert broken(Quantity, quantity(**a_range | {"value_high": 2})) == set()


@pytest.mark.parametrize(
    "changes", [{"comparator": "range"}, {"comparator": ">=", "value_high": 3000}]
)
def test_a_range_and_only_a_range_has_two_bounds(changes: Payload) -> None:
    assert broken(Quantity, quantity(**changes)) == {"range_bounds"}


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "%", "value": 1001},
        {"unit": "%", "value": -1},
        {"unit": "%", "comparator": "range", "value": 1, "value_high": 5000},
        {"unit": "%", "comparator": "change", "direction": "decrease", "value": 101},
        {"unit": "procentpoint", "value": 101},
    ],
)
def test_a_percentage_is_in_range(changes: Payload) -> None:
    assert broken(Quantity, quantity(**changes)) == {"percentage_range"}


@pytest.mark.parametrize("value", [0, 0.5, 100, 1000])
def test_a_possible_percentage_is_kept(value: float) -> None:
    assert broken(Quantity, quantity(unit="%", value=value)) == set()


@pytest.mark.parametrize("period", ["1989", "2012-2201", "i 0201"])
def test_a_periods_years_are_in_range(period: str) -> None:
    assert broken(Quantity, quantity(period=period)) == {"year_range"}


@pytest.mark.parametrize("period", ["1990", "2012-2015", "uge 43", "20145", None])
def test_a_possible_period_is_kept(period: str | None) -> None:
    assert broken(Quantity, quantity(period=period)) == set()


@pytest.mark.parametrize(
    "value",
    [
        "2500",
        "2.500",
        "1_000",
        "١٢",
        "",
        True,
        None,
        float("nan"),
        float("inf"),
        10**15,
        Decimal("1234567890.123456"),
        1e-9,
    ],
)
def test_a_value_is_a_number_and_no_text(value: object) -> None:
    assert len(broken(Quantity, quantity(unit=None, value=value))) == 1


@pytest.mark.parametrize(
    ("year", "is_kept"), [(1989, False), (1990, True), (2015, True), (2016, False)]
)
def test_the_report_year_is_1990_to_the_latest(year: int, is_kept: bool) -> None:
    assert broken(DocumentInfo, document(report_year=year)) == (
        set() if is_kept else {"report_year_range"}
    )


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan"), "0.9", True, None])
def test_a_confidence_is_a_number_from_0_to_1(confidence: object) -> None:
    assert len(broken(Section, section("Flere læser.", confidence=confidence))) == 1
    assert len(broken(Goal, goal(confidence=confidence))) == 1


# --- what belongs together ---


def test_the_ordinal_is_unique() -> None:
    with pytest.raises(ValidationError) as caught:
        report(goal(), goal())
    assert [detail["type"] for detail in caught.value.errors()] == ["ordinal_duplicate"]
    assert len(report(goal(), goal(ordinal=2)).goals) == 2


def test_an_assessment_points_at_a_target() -> None:
    assert broken(Goal, goal(assessments=[assessment(target=1)])) == {"target_missing"}
    assert broken(Goal, goal(assessments=[assessment(target=-1)])) == {"greater_than_equal"}
    assert broken(Goal, goal(assessments=[assessment(target=None)])) == set()
    derived = assessment(target=None, method="derived")
    assert broken(Goal, goal(assessments=[derived])) == {"derived_of_nothing"}


def test_numbers_stand_in_sections_of_their_kind() -> None:
    assert broken(Goal, goal(measurements=[quantity()])) == {"quantity_misplaced"}
    assert broken(Goal, goal(targets=[measurement()])) == {"quantity_misplaced"}


def test_what_is_derived_follows_from_a_measurement() -> None:
    derived = assessment(method="derived")
    assert broken(Goal, goal(assessments=[derived])) == set()
    assert broken(Goal, goal(assessments=[derived], measurements=[])) == {"derived_from_nothing"}


def test_a_doubted_section_says_why() -> None:
    assert broken(Section, section("Flere læser.", needs_review=True)) == {"reason_missing"}


def test_a_goal_with_a_doubted_section_is_flagged() -> None:
    doubted = section("Flere læser.", needs_review=True, reasons=["its end is guessed"])
    assert broken(Goal, goal_with("goal", doubted)) == {"doubt_lost"}
    assert broken(Goal, goal_with("goal", doubted) | {"needs_review": True}) == set()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sha256": "0" * 63}, "string_pattern_mismatch"),
        ({"sha256": "G" * 64}, "string_pattern_mismatch"),
        ({"sha256": "0" * 64 + "\n"}, "string_pattern_mismatch"),
        ({"municipality": {"code": "99", "name": "X Kommune"}}, "string_pattern_mismatch"),
        ({"municipality": {"code": "901", "name": "X Kommune"}}, "string_pattern_mismatch"),
        ({"name": ""}, "string_too_short"),
        ({"page_count": 0}, "greater_than_equal"),
        ({"page_count": "3"}, "int_type"),
        ({"report_year": "2014"}, "int_type"),
        ({"author": "X"}, "extra_forbidden"),
    ],
)
def test_a_documents_fields_are_well_formed(changes: Payload, code: str) -> None:
    assert broken(DocumentInfo, document(**changes)) == {code}


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_an_empty_text_is_no_section(text: str) -> None:
    assert broken(Section, section("Flere læser.") | {"text": text})


@pytest.mark.parametrize(
    ("model", "payload", "code"),
    [
        (Goal, goal(), "extra_forbidden"),
        (DocumentInfo, document(), "extra_forbidden"),
        (Issue, issue(), "extra_forbidden"),
        (Section, section("Mål"), "unexpected_keyword_argument"),
    ],
)
def test_what_the_contract_does_not_name_is_refused(
    model: type[object], payload: Payload, code: str
) -> None:
    assert broken(model, payload | {"surprise": 1}) == {code}


def test_a_record_does_not_change() -> None:
    found = report()
    with pytest.raises(ValidationError, match="frozen"):
        found.goals[0].ordinal = 2  # type: ignore[misc]


# --- the JSON ---


def test_a_report_comes_back_from_its_json_the_same() -> None:
    found = report(goal(), goal(ordinal=2), issues=(issue(),))
    assert GoalReport.model_validate_json(found.model_dump_json()) == found


def test_numbers_stand_in_json_as_numbers() -> None:
    found = report(goal(targets=[quantity(value=Decimal("2500.50"))]))
    data = found.model_dump(mode="json")["goals"][0]
    assert (data["targets"][0]["value"], data["measurements"][0]["value"]) == (2500.5, 2600)
    assert isinstance(data["measurements"][0]["value"], int)


def test_absent_kinds_are_absent_and_absent_values_null() -> None:
    data = report(goal(number=None)).model_dump(mode="json")["goals"][0]
    assert "means" not in data["sections"]
    assert data["number"] is None


# --- any input gives a value or a ValidationError ---

JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.decimals()
    | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=10) | st.sampled_from([*Kind]), inner, max_size=4)
    ),
    max_leaves=10,
)
MODELS = [
    (Goal, goal()),
    (DocumentInfo, document()),
    (Issue, issue()),
    (Quantity, quantity()),
    (Assessment, assessment()),
    (Section, section("Flere læser.")),
    (Span, {"page": 2, "start": 0, "end": 3, "bbox": None}),
]


@given(st.sampled_from(MODELS), st.data())
def test_a_changed_field_gives_a_value_or_a_validation_error(
    sample: tuple[type[object], Payload], data: st.DataObject
) -> None:
    record, payload = sample
    adapter = TypeAdapter(record)
    field = data.draw(st.sampled_from(sorted(payload)))
    changed = payload | {field: data.draw(JSON_LIKE)}
    try:
        found = adapter.validate_python(changed, context=CONTEXT)
    except ValidationError:
        return
    assert adapter.validate_json(adapter.dump_json(found), context=CONTEXT) == found


@given(st.sampled_from([record for record, _ in MODELS]), JSON_LIKE)
def test_anything_gives_a_value_or_a_validation_error(
    record: type[object], payload: object
) -> None:
    broken(record, payload)


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.replace(" ", "-\n")) == fold(text)
