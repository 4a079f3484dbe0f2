import pytest

from goalextract.profiles.legend import LegendReader
from goalextract.profiles.templates import load_templates
from goalextract.profiles.verdicts import VerdictFinder

_PROFILE = next(t.profile for t in load_templates(()) if t.profile.id == "danish")
_VERDICTS = VerdictFinder(_PROFILE.verdicts, _PROFILE.outcomes)
_READER = LegendReader(_PROFILE.verdicts.signs, _PROFILE.verdicts.holders, _PROFILE.verdicts.means)


@pytest.mark.parametrize(
    ("text", "legend"),
    [
        (
            "Grøn = målet er opfyldt, gul = delvist opfyldt, rød = målet er ikke opfyldt",
            {"grøn": "met", "gul": "partly_met", "rød": "not_met"},
        ),
        ("Grøn smiley: Nået\nRød smiley: Ikke nået", {"grøn": "met", "rød": "not_met"}),
        (
            "0 % = ikke opfyldt, 50 % = delvist opfyldt; 100 % = helt opfyldt",
            {"0 %": "not_met", "50 %": "partly_met", "100 %": "met"},
        ),
        ("Grøn: en grøn by. Rød: en rød tråd", {}),
        ("Grøn = målet er opfyldt", {}),
        ("", {}),
    ],
)
def test_a_legend_tells_what_signs_stand_for(text: str, legend: dict[str, str]) -> None:
    assert _READER.read([text], _VERDICTS) == legend


def test_a_sign_means_nothing_without_a_legend() -> None:
    assert _VERDICTS.cell("Grøn") is None
    legend = _READER.read(["Grøn = målet er nået. Rød = målet er ikke nået"], _VERDICTS)
    assert _VERDICTS.with_legend(legend).cell("Rød smiley") == "not_met"
    assert _VERDICTS.cell("Rød smiley") is None


def test_a_profile_without_signs_reads_no_legend() -> None:
    assert LegendReader((), (), ()).read(["Grøn = nået, rød = ikke nået"], _VERDICTS) == {}
