"""Headed prose whose line breaks were lost: goals, labels and chapters' names are found in it."""

import pytest

from goalextract.extract import extract_bytes
from goalextract.layout.unfolded_names import name_end
from goalextract.records import Kind
from tests.unit.headed import goals, texts

MORE = (
    "Borgerne har længe ønsket det, og udvalget har drøftet sagen på flere møder i løbet af året, "
    "så der er både penge, tid og tegninger til at gå i gang, når vejret er til det."
)


def one_line(mark: str, heading: str, numbers: tuple[str, ...]) -> str:
    titles = ("Flere stier", "Færre biler", "Bedre luft")
    parts = [
        f"{heading.format(number)} {title} Indsats{mark} Vi bygger i byen. {MORE} "
        f"Status{mark} Det går godt {title.casefold()}."
        for number, title in zip(numbers, titles, strict=True)
    ]
    return " ".join(parts) + "\n"


@pytest.mark.parametrize("mark", [":", " –", "."])
@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Mål {}:", ("1", "2", "3")),
        ("Delmål {}", ("1.1", "1.2", "2.1")),
        ("Udviklingsmål nr. {}", ("A1", "B1", "B2")),
        ("Strategisk mål {}:", ("14.1", "14.2", "16.1")),
    ],
)
def test_goals_within_one_line_are_parted(
    mark: str, heading: str, numbers: tuple[str, ...]
) -> None:
    text = one_line(mark, heading, numbers)
    assert texts(text, Kind.GOAL) == ["Flere stier", "Færre biler", "Bedre luft"]
    assert texts(text, Kind.MEANS) == [f"Vi bygger i byen. {MORE}"] * 3
    assert [goal.number for goal in goals(text)] == list(numbers)


def test_a_label_that_opens_the_value_of_its_kind_is_no_label() -> None:
    text = one_line(":", "Mål {}:", ("1", "2", "3")).replace(
        "Vi bygger", "Sådan gør vi: Vi bygger", 1
    )
    assert (texts(text, Kind.MEANS)[0] or "").startswith("Sådan gør vi: Vi bygger i byen.")


def test_labels_in_small_letters_open_values_before_colons() -> None:
    text = one_line(":", "Mål {}:", ("1", "2", "3"))
    text = text.replace("Indsats:", "indsats:").replace("Status:", "status:")
    assert texts(text, Kind.MEANS) == [f"Vi bygger i byen. {MORE}"] * 3


@pytest.mark.parametrize(
    ("name", "is_doubted"), [("Vand og natur", False), ("Den store bro", True)]
)
def test_a_chapter_is_named_before_the_paragraph_below_it_and_doubted_unless_it_names_a_service(
    name: str, *, is_doubted: bool
) -> None:
    first = one_line(":", "Mål 1.{}:", ("1", "2", "3"))
    other = one_line(":", "Mål 2.{}:", ("1", "2", "3"))
    text = f"1. {name} Afsnittet er nyt i år. {first}\n2. Børn og Familie {other}"
    found = goals(text)
    areas = [goal.sections[Kind.SERVICE_AREA] for goal in found]
    assert [area.text for area in areas] == [name] * 3 + ["Børn og Familie"] * 3
    assert bool(areas[0].reasons) is is_doubted


def test_numbers_that_count_items_of_a_list_are_no_headings() -> None:
    text = one_line(":", "Mål {}:", ("1", "2", "3"))
    text = text.replace("Status: Det", "Status: 1. To stier 2. Fire broer. Det", 1)
    assert (texts(text, Kind.STATUS)[0] or "").startswith("1. To stier 2. Fire broer. Det går")


def test_a_label_may_be_what_headings_count_too() -> None:
    text = one_line(".", "Mål {}.", ("1", "2", "3")).replace("Indsats.", "Mål.")
    assert texts(text, Kind.GOAL) == [f"Vi bygger i byen. {MORE}"] * 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vand og natur Afsnittet er nyt. ", "Vand og natur "),
        ("SUNDHED Siderne her handler om sundhed.", "SUNDHED "),
        ("Teknik og Miljø Teknik og Miljø hører under udvalget.", "Teknik og Miljø "),
        ("3. Grøn omstilling Teksten er kort.", "3. Grøn omstilling "),
        ("21 Trafiksikkerhed ", "21 Trafiksikkerhed "),
    ],
)
def test_a_name_ends_where_the_paragraph_below_it_starts(text: str, name: str) -> None:
    assert text[: name_end(text)] == name


def test_what_may_be_a_label_within_a_value_is_doubted() -> None:
    text = one_line(":", "Mål {}:", ("1", "2", "3"))
    text = text.replace(f"byen. {MORE}", f"byen. {MORE} TID – Efteråret", 1)
    first, second, _ = goals(text)
    assert first.sections[Kind.MEANS].needs_review
    assert not second.sections[Kind.MEANS].needs_review


def test_a_labels_last_word_that_recurs_is_no_value() -> None:
    text = one_line("", "Mål {}", ("1", "2", "3")).replace(
        "Status Det", "HVOR LANGT ER VI NÅET Det"
    )
    statuses = [text or "" for text in texts(text, Kind.STATUS)]
    assert [status.split()[0] for status in statuses] == ["Det", "Det", "Det"]


@pytest.mark.parametrize("label", ["Vi drømmer om:", "Drømmen:"])
def test_unlisted_words_that_open_goal_after_goal_end_the_heading(label: str) -> None:
    text = one_line(":", "Mål {}:", ("1", "2", "3"))
    for title in ("Flere stier", "Færre biler", "Bedre luft"):
        text = text.replace(f" {title} ", f" {title} {label} Mere af det gode. ")
    found = [
        section.text
        for goal in goals(text)
        for section in goal.sections.values()
        if section.text in ("Flere stier", "Færre biler", "Bedre luft")
    ]
    assert found == ["Flere stier", "Færre biler", "Bedre luft"]


def test_a_dash_behind_unlisted_words_that_open_goals_is_no_item_s_mark() -> None:
    text = "\n\n".join(
        f"Mål {n} {title} HVAD DRØMMER VI OM – Mere af det gode. INDSATS – Vi bygger. {MORE} "
        "STATUS – Det går godt nu."
        for n, title in (("1.1", "Flere stier"), ("1.2", "Bedre luft"), ("2.1", "Mere ro"))
    )
    found = [s.text for goal in goals(text) for s in goal.sections.values()]
    assert found.count("Mere af det gode.") == 3


def test_a_label_word_that_is_all_of_an_item_is_no_label() -> None:
    listed = "Vi holder kurser: 1) Madlavning 2) Økonomi 3) Motion"
    text = one_line(":", "Mål {}:", ("1", "2", "3")).replace("Vi bygger i byen.", listed, 1)
    assert texts(text, Kind.MEANS)[0] == f"{listed} {MORE}"


def test_words_between_a_sentence_and_a_list_may_be_a_label() -> None:
    text = one_line(".", "Mål {}:", ("1", "2", "3")).rstrip()
    text += " Zebraer. · Nye stier · Nye broer\n"
    reasons = goals(text)[2].sections[Kind.STATUS].reasons
    assert any("'Zebraer' in it may be a label" in reason for reason in reasons)


def test_labels_in_small_letters_may_ask() -> None:
    text = one_line("?", "Mål {}:", ("1", "2", "3"))
    text = text.replace("Indsats?", "hvad vil vi opnå? Mere. hvad gør vi?")
    text = text.replace("Status?", "hvor langt er vi?")
    assert texts(text, Kind.MEANS) == [f"Vi bygger i byen. {MORE}"] * 3


def test_a_dash_behind_most_labels_is_no_item_s_mark_though_headings_have_none() -> None:
    text = "\n\n".join(
        f"Sektor {number[:2]}: {area} Mål {number} {title} Indsats – Vi bygger i byen. {MORE} "
        "Status – Det går godt nu."
        for number, area, title in (
            ("43.1", "Ældre", "Flere stier"),
            ("48.1", "Teknik", "Bedre luft"),
            ("52.1", "Kultur", "Mere ro"),
        )
    )
    assert texts(text, Kind.STATUS) == ["Det går godt nu."] * 3


def test_where_a_label_parts_a_list_every_value_is_doubted() -> None:
    parted = "Indsats • Nye stier Status • Nye broer • Nye skilte Der er bygget meget."
    whole = "Indsats • Nye veje • Nye broer Status Der er bygget meget."
    text = f"Mål 1: Flere stier {parted} {MORE} Mål 2: Bedre luft {whole} {MORE} "
    doubted = [
        any("within lists" in reason for reason in goal.sections[Kind.STATUS].reasons)
        for goal in goals(text)
    ]
    assert doubted == [True, True]


def test_labels_behind_marks_are_no_items_beside_the_headings_of_goals() -> None:
    text = "\n\n".join(
        f"Sektor {number[:2]}: {area} Mål {number}: {title} • Indsats: Vi bygger i byen. {MORE} "
        "• Status: Det går godt nu."
        for number, area, title in (
            ("33.1", "Ældre", "Flere stier"),
            ("36.1", "Teknik", "Bedre luft"),
            ("37.1", "Kultur", "Mere ro"),
        )
    )
    assert texts(text, Kind.STATUS) == ["Det går godt nu."] * 3


def test_a_label_with_a_stop_is_found_again_above_a_list() -> None:
    text = "\n\n".join(
        f"{area} Mål {n}: {title} ØNSKE. Byen er smukkere nu. PLAN. {MORE} STATUS. {MORE}"
        for n, area, title in ((1, "Ældre", "Stier"), (2, "Teknik", "Luft"), (3, "Vand", "Ro"))
    )
    listed = "Mål 4: Hjertestartere ØNSKE. · 60 nye · 150 løbere PLAN. · Kurser STATUS. Nået."
    assert texts(f"{text} {listed}\n", Kind.GOAL)[3] == "· 60 nye · 150 løbere"


def test_where_dashes_set_labels_off_a_word_before_one_may_be_a_label() -> None:
    text = one_line(" –", "Mål {}:", ("1", "2", "3")).rstrip()
    text += " Zebraer – Der mangler stadig noget til de ældre.\n"
    reasons = goals(text)[2].sections[Kind.STATUS].reasons
    assert any("'Zebraer' in it may be a label" in reason for reason in reasons)


def test_words_in_small_letters_that_recur_before_a_colon_are_labels_where_labels_are_set_so() -> (
    None
):
    text = "\n\n".join(
        f"Mål {n}: {title} indsats: Vi bygger i byen. {MORE} zebra: Det er nyt. status: Godt nu."
        for n, title in (("1.1", "Flere stier"), ("1.2", "Bedre luft"), ("1.3", "Mere ro"))
    )
    assert texts(text, Kind.MEANS) == [f"Vi bygger i byen. {MORE}"] * 3


def test_a_label_s_word_before_a_line_s_first_heading_names_a_chapter() -> None:
    def goal(n: int) -> str:
        return f"Mål {n}. Flere stier Indsats: Vi bygger i byen. {MORE} Status: {MORE}"

    text = f"Kultur {goal(1)}\n\nØkonomi {goal(2)} {goal(3)}\n\nVand {goal(4)}\n"
    assert texts(text, Kind.SERVICE_AREA) == ["Kultur", "Økonomi", "Økonomi", "Vand"]


def test_bare_numbers_count_goals_where_one_label_stands_behind_each() -> None:
    text = (
        "Her er dommen over de løfter, som rådet gav i 2017, og som mange har spurgt til siden. "
        "1. Natbus fra Hillerød i weekenden Status: Opfyldt. Bemærkning: Den kører til juni. "
        "2. Et øvelokale med trommesæt Status: Ikke opfyldt. Bemærkning: Naboen klagede. "
        "3. Flere skraldespande Status: Opfyldt. Bemærkning: Der er 14 nye. Rådet siger tak. "
    )
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    told = [{k: s.text for k, s in goal.sections.items()} for goal in report.goals]
    assert told[0] == {
        Kind.GOAL: "Natbus fra Hillerød i weekenden",
        Kind.STATUS: "Opfyldt.",
        Kind.COMMENT: "Den kører til juni.",
    }
    assert [goal.number for goal in report.goals] == ["1", "2", "3"]
    last = report.goals[-1].sections[Kind.COMMENT]
    assert last.needs_review, "closing words may stand in the last value"
