import pytest

from goalextract.language.times import Relation, find_times


@pytest.mark.parametrize(
    ("text", "iso", "relation"),
    [
        ("senest 1. juli 2016", "2016-07-01", Relation.BY),
        ("den 01.07.2014", "2014-07-01", Relation.IN),
        ("1/7-2014", "2014-07-01", Relation.IN),
        ("ultimo 2013", "2013", Relation.IN),
        ("medio november 2014", "2014-11", Relation.IN),
        ("4. kvartal 2014", "2014-Q4", Relation.IN),
        ("1. halvår 2015", "2015-H1", Relation.IN),
        ("i løbet af 2014", "2014", Relation.IN),
        ("inden udgangen af 2015", "2015", Relation.BY),
        ("siden 2012", "2012", Relation.FROM),
        ("skoleåret 2014/15", "2014/2015", Relation.RANGE),
        ("fra 2012 til 2014", "2012/2014", Relation.RANGE),
        ("uge 43 i 2014", "2014-W43", Relation.IN),
    ],
)
def test_a_time_is_read(text: str, iso: str, relation: Relation) -> None:
    (time,) = find_times(text)
    assert (time.iso, time.relation) == (iso, relation)


@pytest.mark.parametrize("text", ["4. kvartal", "uge 43", "12. august", "byrådsperioden", "2.014"])
def test_a_time_without_a_year_is_not_guessed(text: str) -> None:
    assert find_times(text) == ()


def test_a_year_may_be_given() -> None:
    assert [time.iso for time in find_times("4. kvartal og den 12. august", 2014)] == [
        "2014-Q4",
        "2014-08-12",
    ]


@pytest.mark.parametrize("text", ["32. maj 2014", "uge 58 2014", "1150 personer", "2016/2014"])
def test_what_is_no_time_is_left(text: str) -> None:
    assert [time.iso for time in find_times(text) if time.iso != "2014"] == []
