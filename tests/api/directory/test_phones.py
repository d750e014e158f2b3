"""Numbers come out as the library writes them, by whichever of our two ways they went in."""

import phonenumbers
from hypothesis import example, given
from hypothesis import strategies as st

from api.directory.phones import as_dialled

pairs = st.lists(st.from_regex(r"[0-9]{2}", fullmatch=True), min_size=4, max_size=4)


@given(st.sampled_from("123456789"), pairs, st.sampled_from(["", " ", ".", "-"]))
@example("8", ["00", "12", "34", "56"], " ")  # free of charge: not written in pairs
@example("7", ["00", "00", "00", "00"], "")  # no such range
@example("8", ["36", "03", "00", "00"], "")  # the deepest range: five digits tell it from its neighbour
@example("8", ["36", "04", "00", "00"], "")
def test_ten_plain_digits_are_written_as_the_library_would(first, rest, gap):
    parsed = phonenumbers.parse("".join(("0", first, *rest)), "FR")
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    expected = written if phonenumbers.is_valid_number(parsed) else ""
    assert as_dialled(gap.join((f"0{first}", *rest)), "69") == expected
