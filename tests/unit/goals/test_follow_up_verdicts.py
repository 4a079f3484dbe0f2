"""Verdicts under the label of a later kind are the status."""

import pytest

from goalextract.extract import extract_bytes
from goalextract.records import Kind


def told(*goals: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the status and the follow-up of goals with an account and an expectation each."""
    text = "Opfølgning 2012\n\n" + "".join(
        f"Mål: Flere indbyggere i by {n}\nStatus på aktiviteter: {account}\n"
        f"Forventet målopfyldelse: {expected}\n\n"
        for n, (account, expected) in enumerate(goals)
    )
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    read = [goal.sections for goal in report.goals]
    return [(own[Kind.STATUS].text, own[Kind.FOLLOW_UP].text) for own in read]


@pytest.mark.parametrize("verdict", ["Nej", "Vi venter på tilladelsen"])
def test_follow_ups_that_are_verdicts_alone_are_the_status(verdict: str) -> None:
    accounts = ("Ni grunde er solgt.", "Skolen er bygget.")
    found = told((accounts[0], "Ja"), (accounts[1], verdict))
    swapped = [("Ja", accounts[0]), ("Nej", accounts[1])]
    assert found == (swapped if verdict == "Nej" else [(accounts[0], "Ja"), (accounts[1], verdict)])
