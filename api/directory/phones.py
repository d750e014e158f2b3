"""Telephone numbers as one dials them in France, by the phonenumbers library."""

import re
from functools import lru_cache

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
    for numbering in dict.fromkeys((REGIONS.get(department, "FR"), "FR")):
        try:
            parsed = _parsed(number, numbering)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return ""


def _parsed(number: str, region: str) -> phonenumbers.PhoneNumber:
    """Ten plain digits say themselves what they are; the library would take longer than all other checks."""
    if region == "FR" and PLAIN.fullmatch(number):
        return phonenumbers.PhoneNumber(country_code=33, national_number=int(digits(number)))
    return phonenumbers.parse(number, region)
