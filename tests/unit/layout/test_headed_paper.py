"""Headings on paper: their letters and their room tell them, not the space above them."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Spacer, Table

from goalextract.extract import extract_bytes
from goalextract.records import Kind
from tests.unit.paper import BODY, pdf

CHAPTER = ParagraphStyle("c", fontName="Helvetica-Bold", fontSize=20, leading=24)
HEAD = ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=13, leading=16)
PARTS = ("Indsats: Nye stier i byen.", "Status: Stierne er bygget, og alle cykler på dem.")


def goal(name: str, *, space: float = 12, style: ParagraphStyle = HEAD) -> list[Any]:
    """Return a goal's heading and its parts, with some space above."""
    return [Spacer(1, space), Paragraph(name, style), *(Paragraph(part, BODY) for part in PARTS)]


def texts(kind: Kind, *story: Any) -> list[str | None]:
    """Return goal by goal the text of a section, None where it has none."""
    report = extract_bytes("a.pdf", pdf(*story), latest_year=2030).validated.report
    found = [one.sections.get(kind) for one in report.goals]
    return [section.text if section is not None else None for section in found]


def test_a_heading_in_large_letters_goes_on_where_its_next_word_had_no_room() -> None:
    long = "Serviceområde 05: Velfærdsteknologi og hjælpemidler"
    story = (Paragraph(long, CHAPTER), *goal("Mål 1: Flere cykler"), *goal("Mål 2: Færre biler"))
    assert texts(Kind.SERVICE_AREA, *story) == ["05: Velfærdsteknologi og hjælpemidler"] * 2


def test_a_headings_second_line_is_no_label_whatever_its_word() -> None:
    chapters = ("BØRN OG UNGE MED HELT SÆRLIGE BEHOV", "NATUR")
    goals = (goal("Mål 1 Flere cykler"), goal("Mål 2 Færre biler"))
    story = [
        part
        for chapter, own in zip(chapters, goals, strict=True)
        for part in (Paragraph(chapter, CHAPTER), *own)
    ]
    assert texts(Kind.SERVICE_AREA, *story) == list(chapters)


def test_headings_printed_alike_are_of_one_sort_whatever_the_space_above() -> None:
    names = ("Flere cykler", "Færre biler", "Bedre luft", "Mindre støj")
    spaces = (12, 30, 12, 45)
    story = [
        part for name, space in zip(names, spaces, strict=True) for part in goal(name, space=space)
    ]
    assert texts(Kind.GOAL, *story) == list(names)


def tagged(name: str, tag: str, *parts: str) -> list[Any]:
    """Return a goal whose heading has a tag in smaller letters right of it, and its parts."""
    small = ParagraphStyle("t", fontName="Helvetica", fontSize=8, leading=10)
    head = Table([[Paragraph(name, HEAD), Paragraph(tag, small)]], [350, 100])
    return [Spacer(1, 14), head, *(Paragraph(part, BODY) for part in parts)]


def test_a_tag_right_of_its_goals_heading_is_the_status_and_doubted() -> None:
    parts = ("Mål: Flere cykler.", "Indsats: Nye stier.", "Vurdering: Stierne er bygget nu.")
    story = [
        *tagged("Mål 1: Flere cykler", "Opfyldt", *parts),
        *tagged("Mål 2: Færre biler", "Ikke opfyldt", *parts),
    ]
    assert texts(Kind.STATUS, *story) == ["Opfyldt", "Ikke opfyldt"]
    assert texts(Kind.FOCUS_AREA, *story) == ["Flere cykler", "Færre biler"]
    assert texts(Kind.COMMENT, *story) == ["Stierne er bygget nu."] * 2
    report = extract_bytes("a.pdf", pdf(*story), latest_year=2030).validated.report
    assert all(goal.sections[Kind.STATUS].needs_review for goal in report.goals)


def test_tags_that_say_nothing_of_how_goals_go_are_no_status() -> None:
    parts = ("Indsats: Nye stier i byen.", "Status: Stierne er bygget, og alle cykler på dem.")
    story = [
        *tagged("Mål 1: Flere cykler", "Teknik", *parts),
        *tagged("Mål 2: Færre biler", "Klima", *parts),
    ]
    assert texts(Kind.STATUS, *story) == ["Stierne er bygget, og alle cykler på dem."] * 2
    assert texts(Kind.GOAL, *story) == ["Flere cykler", "Færre biler"]


def test_a_word_of_two_letters_before_a_colon_is_a_label_where_it_comes_again() -> None:
    parts = ("Mål: Mindst 80 pct.", "Indsats: Nye stier.", "Udgangspunkt: 20 pct.", "Nu: 40 pct.")
    story = [
        part
        for name in ("Mål 1: Flere cykler", "Mål 2: Færre biler")
        for part in (Spacer(1, 12), Paragraph(name, HEAD), *(Paragraph(p, BODY) for p in parts))
    ]
    assert texts(Kind.BASELINE, *story) == ["20 pct."] * 2
    assert texts(Kind.ACTUAL_VALUE, *story) == ["40 pct."] * 2


def test_label_words_before_a_wide_blank_head_what_follows_them() -> None:
    blank = "\u00a0" * 5
    story = [
        part
        for number in (1, 2)
        for part in (
            Paragraph(f"Mål {number}: Flere cykler", HEAD),
            Paragraph(f"Hvad var problemet{blank}Der manglede stier i byen.", BODY),
            Paragraph(f"Hvad gjorde vi{blank}Vi byggede to stier.", BODY),
            Paragraph(f"Hvad blev resultatet{blank}Flere cykler.", BODY),
        )
    ]
    assert texts(Kind.CHALLENGE, *story) == ["Der manglede stier i byen."] * 2
    assert texts(Kind.STATUS, *story) == ["Flere cykler."] * 2


def test_a_label_s_word_printed_as_chapters_are_names_one_though_text_stands_below_it() -> None:
    intro = Paragraph("Siderne her handler om økonomi, som udvalget så på i foråret.", BODY)
    story = (
        *(Paragraph("Natur", CHAPTER), *goal("1.1 Flere træer")),
        *(Paragraph("Veje", CHAPTER), *goal("2.1 Flere cykler")),
        *(Spacer(1, 20), Paragraph("Økonomi", CHAPTER), intro, *goal("3.1 Færre udgifter")),
    )
    assert texts(Kind.SERVICE_AREA, *story) == ["Natur", "Veje", "Økonomi"]


def test_a_paragraph_below_an_area_in_large_letters_is_no_part_of_its_name() -> None:
    names = ("Børns læsning", "Sunde tænder", "Flere kor")
    leads = ("Besøgstallet på de små biblioteker falder år for år.", "", "Korene mangler sangere.")
    labels = ParagraphStyle("l", fontName="Helvetica-Bold", fontSize=10, leading=12)
    parts = (("Vores mål", "Flere er med."), ("Sådan gør vi", "Nye hold."), ("Status", "Nået."))
    story = [
        part
        for name, lead in zip(names, leads, strict=True)
        for part in (
            *(Spacer(1, 14), Paragraph(f"Pejlemærke: {name}", HEAD)),
            *([Paragraph(lead, BODY)] if lead else []),
            *(p for word, text in parts for p in (Paragraph(word, labels), Paragraph(text, BODY))),
        )
    ]
    assert texts(Kind.FOCUS_AREA, *story) == list(names)
    assert texts(Kind.CHALLENGE, *story) == [leads[0], None, leads[2]]


def test_a_counted_headings_second_line_is_no_paragraph_though_its_word_had_room() -> None:
    names = ("Museets ting frem i lyset,<br/>Teglværket", "Flere læser", "Flere cykler")
    story = [part for n, name in enumerate(names, 1) for part in goal(f"{n}. {name}")]
    assert texts(Kind.GOAL, *story) == ["Museets ting frem i lyset, Teglværket", *names[1:]]


def test_entries_of_contents_over_several_lines_are_no_goals() -> None:
    entries = ("Flere cykler", "Alle kommer til tiden,<br/>også om vinteren", "Færre biler")
    contents = [
        Paragraph(f"Mål {n} {text} .......... {n}", BODY) for n, text in enumerate(entries, 1)
    ]
    goals = [part for n in (1, 2, 3) for part in goal(f"Mål {n} {entries[n - 1]}")]
    found = texts(Kind.GOAL, Paragraph("Oversigt", CHAPTER), *contents, *goals)
    assert found == [text.replace("<br/>", " ") for text in entries]
