"""A document with personal numbers says so, page by page, and repeats none in what it tells."""

from goalextract.extract import extract_bytes

REPORT = """Fjordby Kommune
Målopfølgning 2014

Mål: Flere borgere skal i job.
Status: Borgeren 010190-1234 og borgeren 020290-4321 kom i job. Målet er nået.
"""


def test_personal_numbers_are_told_of_and_not_repeated() -> None:
    report = extract_bytes("a.txt", REPORT.encode(), latest_year=2030).validated.report
    (told,) = [issue for issue in report.issues if issue.code == "personal_data"]
    assert told.page == 1
    assert told.message.startswith("2 numbers")
    assert not any("0101" in issue.message for issue in report.issues)


def test_a_personal_number_in_a_file_s_name_is_told_of_and_not_repeated() -> None:
    plain = REPORT.replace("010190-1234", "A").replace("020290-4321", "B").encode()
    named = extract_bytes("sag-010190-1234.txt", plain, latest_year=2030).validated.report
    (told,) = [issue for issue in named.issues if issue.code == "personal_data"]
    assert (told.page, "010190" in told.message) == (None, False)
    other = extract_bytes("sag-2014.txt", plain, latest_year=2030).validated.report
    assert not [issue for issue in other.issues if issue.code == "personal_data"]
