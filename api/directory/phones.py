"""Telephone numbers as one dials them in France, by the phonenumbers library."""

import re
from functools import lru_cache
from itertools import batched

import phonenumbers

from api.directory.helplines import digits

PLAIN = re.compile(r"0[1-9](?:[ .-]?[0-9]{2}){4}")
REGIONS = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "987": "PF",
    "988": "NC",
}


@lru_cache(maxsize=4096)  # an organisation's services share its switchboard
def as_dialled(number: str, department: str) -> str:
    """As one dials it in France, from that département; empty when no such number can exist."""
    numbering = REGIONS.get(department, "FR")
    if numbering == "FR" and PLAIN.fullmatch(number):
        return _plain(digits(number))
    for region in dict.fromkeys((numbering, "FR")):
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return ""


def _plain(number: str) -> str:
    """Ten digits as the library writes them, without its parser, which takes longer than all other checks.

    Whether such a number can exist, it still says.
    """
    parsed = phonenumbers.PhoneNumber(country_code=33, national_number=int(number))
    if not phonenumbers.is_valid_number_for_region(parsed, "FR"):
        return ""
    if number.startswith("08"):  # not written in pairs
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return " ".join(map("".join, batched(number, 2)))
