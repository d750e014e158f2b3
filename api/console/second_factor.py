"""The second factor: six digits of a phone, or a recovery code kept on paper."""

import hmac
import secrets
import time

import pyotp
import segno
from sqlmodel import Session

from api.crypto import Keyring, hashed
from api.models import Person

STEP_SECONDS = 30
DRIFT = 1  # steps that a phone's clock may be off
RECOVERY_CODES = 10
ISSUER = "Fanal"


def new_secret(person: Person, keyring: Keyring) -> str:
    """Stored sealed; asked for at the sign-in only once a code has confirmed it."""
    secret = pyotp.random_base32()
    person.totp, person.totp_confirmed = keyring.seal(secret.encode(), f"totp:{person.id}"), False
    return secret


def address(person: Person, secret: str) -> str:
    return pyotp.TOTP(secret).provisioning_uri(name=person.name, issuer_name=ISSUER)


def picture(uri: str) -> str:
    """A PNG as a data address: the page's policy allows no other image, and no request leaves with it."""
    return segno.make(uri, error="m").png_data_uri(scale=5, border=3)


def accepts(person: Person, code: str, keyring: Keyring) -> bool:
    """Uses the code up: seen over a shoulder, it is worth nothing a second time."""
    digits = code.replace(" ", "")
    if digits.isascii() and digits.isdecimal() and len(digits) == 6:
        return _accepts_digits(person, digits, keyring)
    return _accepts_recovery(person, code)


def _accepts_digits(person: Person, digits: str, keyring: Keyring) -> bool:
    if person.totp is None:
        return False
    totp = pyotp.TOTP(keyring.open(person.totp, f"totp:{person.id}").decode())
    step = int(time.time() // STEP_SECONDS)
    for candidate in range(step - DRIFT, step + DRIFT + 1):
        if candidate > person.totp_last and hmac.compare_digest(totp.generate_otp(candidate), digits):
            person.totp_last = candidate
            return True
    return False


def _accepts_recovery(person: Person, code: str) -> bool:
    used = hashed(_plain(code))
    if used not in person.recovery:
        return False
    person.recovery = [kept for kept in person.recovery if kept != used]
    return True


def new_recovery(session: Session, person: Person) -> list[str]:
    """80 random bits each: a plain hash is enough, nobody can try them all."""
    codes = [f"{secrets.token_hex(5)}-{secrets.token_hex(5)}" for _ in range(RECOVERY_CODES)]
    person.recovery = [hashed(_plain(code)) for code in codes]
    session.add(person)
    return codes


def _plain(code: str) -> str:
    return code.replace(" ", "").replace("-", "").lower()
