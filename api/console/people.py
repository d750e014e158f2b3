"""The team's accounts: `python -m api.console.people add NAME --role counsellor|supervisor|admin`.

A new password is made here, shown once, and must be replaced at the first sign-in.
"""

import argparse
import secrets
import sys
from datetime import timedelta
from functools import cache
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select

from api.console.audit import Audit
from api.console.kept_shapes import Name
from api.crypto import Keyring
from api.db import Database
from api.errors import Conflict, NotFound
from api.models import LoginSession, Person, now
from api.settings import Settings

ROLES = ("counsellor", "supervisor", "admin")
FAILURES = 5  # wrong codes
LOCKED = timedelta(minutes=15)
OPERATOR = "(command)"  # in the audit chain: whoever may run it. No account can bear brackets
# Letters that a hurried eye takes for each other; what `casefold` leaves of an İ.
ALIKE = str.maketrans("ıil|o", "11110") | {0x307: None}
hasher = PasswordHasher()  # argon2id, RFC 9106's second recommended setting: 64 MiB, 3 passes


def new_password() -> str:
    return "-".join(secrets.token_hex(3) for _ in range(4))


def fits(person: Person | None, password: str) -> bool:
    """Slow on purpose, and as slow for nobody's name: in a thread, outside any unit of work."""
    try:
        hasher.verify(person.password_hash if person else _decoy(), password)
    except (VerificationError, InvalidHashError):
        return False
    return person is not None


@cache
def _decoy() -> str:
    return hasher.hash(secrets.token_hex(16))


def named(session: Session, name: str) -> Person | None:
    return session.exec(select(Person).where(Person.name == name.strip())).one_or_none()


def looks(name: str) -> str:
    """The same for names that look the same: C1 and c1, Ines and lnes."""
    return " ".join(normalize("NFKC", name).casefold().translate(ALIKE).split())


def add(
    session: Session, name: str, role: str, password_hash: str, *, capacity: int = 2, renew: bool = True
) -> Person:
    """Raise Conflict when the name is taken, or one that nobody could tell from it in a queue."""
    if looks(name) in map(looks, session.exec(select(Person.name))):
        raise Conflict(fields=["name"], word="name-taken")
    person = Person(
        id=secrets.token_hex(16),
        name=name.strip(),
        role=role,
        password_hash=password_hash,
        must_renew=renew,
        capacity=capacity,
    )
    session.add(person)
    try:
        session.flush()
    except IntegrityError as taken:  # by somebody who added it at the same moment
        raise Conflict(fields=["name"], word="name-taken") from taken
    return person


def reset(session: Session, person: Person, password_hash: str) -> None:
    """A forgotten password or a lost phone: everything starts over, every session ends."""
    person.password_hash, person.must_renew = password_hash, True
    person.totp, person.totp_confirmed, person.recovery = None, False, []
    person.failures, person.locked_until = 0, None
    sign_out(session, person)


def disable(session: Session, person: Person) -> None:
    person.active = False
    sign_out(session, person)


def sign_out(session: Session, person: Person) -> None:
    session.exec(delete(LoginSession).where(col(LoginSession.person_id) == person.id))


def failed(person: Person) -> None:
    """A wrong code, whatever network it comes from: whoever tries codes holds her password already."""
    person.failures += 1
    if person.failures >= FAILURES:
        person.failures, person.locked_until = 0, now() + LOCKED


def locked(person: Person) -> bool:
    return person.locked_until is not None and person.locked_until > now()


# --- the command ---------------------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    wanted = _parser().parse_args(arguments)
    if wanted.do == "add" and not _may_be_called(wanted.name):
        sys.stderr.write("a name has 2 to 40 Latin letters, digits, spaces, apostrophes or .-_@|+\n")
        return 2
    settings = Settings()
    db = Database(settings.database_url, threads=1)
    db.migrate()
    password = new_password()
    try:
        with db.writing() as session:
            sys.stdout.write(_run(session, wanted, password, Audit(Keyring(settings.raw_keys))) + "\n")
    except (Conflict, NotFound):
        sys.stderr.write(f"{wanted.name}: {'taken' if wanted.do == 'add' else 'unknown'}\n")
        return 1
    finally:
        db.close()
    return 0


def _may_be_called(name: str) -> bool:
    try:
        TypeAdapter(Name).validate_python(name)
    except ValidationError:
        return False
    return True


def _run(session: Session, wanted: argparse.Namespace, password: str, audit: Audit) -> str:
    if wanted.do == "list":
        people = session.exec(select(Person).order_by(col(Person.name)))
        return "\n".join(
            f"{one.name}\t{one.role}\t{'active' if one.active else 'disabled'}" for one in people
        )
    if wanted.do == "add":
        added = add(session, wanted.name, wanted.role, hasher.hash(password))
        audit.write(session, OPERATOR, "person-added", added.name, added.role)
        return f"{wanted.name}: one-time password {password}"
    person = named(session, wanted.name)
    if person is None:
        raise NotFound
    if wanted.do == "disable":
        disable(session, person)
        audit.write(session, OPERATOR, "person-changed", person.name, "disabled")
        return f"{wanted.name}: disabled"
    reset(session, person, hasher.hash(password))
    audit.write(session, OPERATOR, "person-changed", person.name, "reset")
    return f"{wanted.name}: one-time password {password}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m api.console.people")
    does = parser.add_subparsers(dest="do", required=True)
    does.add_parser("list")
    adding = does.add_parser("add")
    adding.add_argument("name")
    adding.add_argument("--role", choices=ROLES, required=True)
    for name in ("disable", "reset"):
        does.add_parser(name).add_argument("name")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
