"""Words that spaces cut, and sentences that none cut."""

from hypothesis import given
from hypothesis import strategies as st

from api.safety.spacing import mended, parted, reaching

OTHER = "-"
KNOWN = {
    "voiture": "V",
    "dans": "D",
    "sa": "S",
    "le": "L",
    "de": "E",
    "despe": "P",
    "da": OTHER,
    "table": OTHER,
}


def test_pieces_of_a_word_are_put_together() -> None:
    assert mended(["sa", "voi", "ture"], KNOWN, OTHER) == ["sa", "voiture", ""]
    assert mended(["sa", "vo", "it", "ure"], KNOWN, OTHER) == ["sa", "voiture", "", ""]


def test_who_cuts_one_word_cuts_others() -> None:
    assert mended(["da", "ns", "sa", "voi", "ture"], KNOWN | {"ns": OTHER}, OTHER) == [
        "dans",
        "",
        "sa",
        "voiture",
        "",
    ]
    assert mended(["da", "ns"], KNOWN | {"ns": OTHER}, OTHER) == ["da", "ns"]


def test_what_is_no_word_that_matters_stays_apart() -> None:
    assert mended(["ta", "ble"], KNOWN, OTHER) == ["ta", "ble"]
    assert mended(["de", "spe"], KNOWN, OTHER) == ["de", "spe"]


def test_spaces_are_put_anew_where_words_that_matter_come_of_it() -> None:
    known = {"je": "J", "dans": "D", "la": "L", "voiture": "V", "table": OTHER}
    cut = ["j", "ed", "ansl", "avo", "itu", "re"]
    assert mended([*cut], known, OTHER) == ["jedanslavoiture", "", "", "", "", ""]
    assert mended([*cut, "!", "table"], known, OTHER)[-2:] == ["!", "table"]
    table = ["j", "ed", "ansl", "ata", "bl", "e"]
    assert mended([*table], known, OTHER) == table


@given(st.lists(st.sampled_from(["voi", "ture", "sa", "le", "da", "ns", "."]), max_size=12))
def test_nothing_is_lost(tokens: list[str]) -> None:
    found = mended([*tokens], KNOWN, OTHER)
    assert "".join(found) == "".join(tokens)
    assert len(found) == len(tokens)
    reached = reaching(found)
    covered = [
        place
        for token, (first, behind) in zip(found, reached, strict=True)
        if token
        for place in range(first, behind)
    ]
    assert covered == [*range(len(tokens))]


def test_a_long_token_is_made_of_words_that_matter() -> None:
    words = {
        "mon": "M",
        "pere": "P",
        "per": "P",
        "em": OTHER,
        "ma": "A",
        "battu": "B",
        "abattu": "X",
        "hier": "H",
    }
    assert parted("monperemabattuhier", words.get, OTHER) == "MPABH"
