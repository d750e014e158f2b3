"""Telephone numbers as one dials them in France, by the phonenumbers library."""

import re
from functools import cache, lru_cache
from itertools import batched

import phonenumbers

from api.directory.helplines import digits

RANGE = 6  # first digits, 0 included: the numbering plan tells its ranges apart by no more
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
    """Ten digits as the library writes them, without its parser, which takes longer than all other checks."""
    if not _range_exists(number[1:RANGE]):
        return ""
    if number.startswith("08"):  # not written in pairs
        parsed = phonenumbers.PhoneNumber(country_code=33, national_number=int(number))
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return " ".join(map("".join, batched(number, 2)))


@cache
def _range_exists(beginning: str) -> bool:
    """Whether numbers that begin so, after their 0, can exist: the library's word on one of them."""
    one = phonenumbers.PhoneNumber(country_code=33, national_number=int(beginning.ljust(9, "0")))
    return phonenumbers.is_valid_number_for_region(one, "FR")
