import pytest

from reader.ages import age_in


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("j'ai 14 ans", "under_15"), ("g 16ans", "15_17"), ("16", "15_17"), ("je suis majeure", "adult"),
        ("ma fille de 13 ans", "under_15"), ("I'm 15 years old", "15_17"), ("tengo 14 años", "under_15"),
        ("depuis 12 ans", None), ("on s'est vus il y a 10 ans", None), ("il en veut 150", None), ("", None),
    ],
)  # fmt: skip
def test_an_age_that_is_told_and_no_duration(text, band):
    found = age_in(text)
    assert (found.band if found else None) == band
