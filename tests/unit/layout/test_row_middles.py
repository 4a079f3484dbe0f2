"""Rows of padded text whose cells are set in the middle: where they start."""

from tests.unit.layout.test_table import in_text


def test_each_block_is_a_row_where_cells_stand_in_its_middle() -> None:
    read = in_text(
        "Mål                 Indsats                Status",
        "",
        "                    Biblioteket.",
        "Flere læser         Nye bøger og aftner    Målet er nået",
        "                    Længere åbent",
        "",
        "Flere børn cykler                          Der er stadig",
        "til skole hver      Nye stier              for få, der",
        "dag                                        cykler",
        "",
        "                    Nyt bad.",
        "Flere svømmer       Ny hal.                Målet er nået",
        "                    Flere timer",
    )
    assert [goal[:2] for goal in read] == [
        ["Flere læser", "Biblioteket. Nye bøger og aftner Længere åbent"],
        ["Flere børn cykler til skole hver dag", "Nye stier"],
        ["Flere svømmer", "Nyt bad. Ny hal. Flere timer"],
    ]


def test_a_number_in_the_middle_of_its_row_leaves_the_lines_above_it_in_the_row() -> None:
    read = in_text(
        "Nr.  Mål             Måltal   Ansvarlig           Status",
        "",
        "1    Flere læser     40       Kultur              Nået",
        "                              og Fritid",
        "",
        "                              Jobcentret i",
        "2    Flere cykler    50       samarbejde med      Ikke nået",
        "                              Vej og Park",
        "",
        "3    Flere svømmer   60       Teknik              Nået",
        "                              og Miljø",
    )
    assert [goal[-1] for goal in read] == [
        "Kultur og Fritid",
        "Jobcentret i samarbejde med Vej og Park",
        "Teknik og Miljø",
    ]


def test_words_right_above_a_centred_row_head_it() -> None:
    read = in_text(
        "Mål              Måltal   Status",
        "",
        "Sektor: Kultur",
        "                          Målet blev",
        "Flere læser      40       nået i fjor,",
        "                          og mere til",
        "",
        "                          Der er stadig",
        "Flere cykler     50       for få, der",
        "                          cykler",
    )
    assert [(goal[0], goal[1]) for goal in read] == [
        ("Kultur", "Flere læser"),
        ("Kultur", "Flere cykler"),
    ]


def test_a_heading_above_a_row_of_one_line_does_not_make_rows_centred() -> None:
    read = in_text(
        "Indikator        Måltal   Resultat   Status",
        "",
        "Kultur",
        "Udlån            40       41         Nået",
        "",
        "Vej",
        "Nye stier        12       9          Ikke nået",
        "",
        "Cyklister        30       31         Nået",
    )
    assert [goal[1] for goal in read] == ["Udlån", "Nye stier", "Cyklister"]
