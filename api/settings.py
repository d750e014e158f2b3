"""What may differ between two installations, read from the environment once, at start."""

import base64
import binascii
import os
import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, HttpUrl, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
# Known to everybody who reads this file: good for a laptop, refused in production.
DEV_KEY = base64.b64encode(b"fanal-development-key-not-secret").decode()

# Nothing but scheme, host and port: each stands as it is in a header, beside others.
ORIGIN = re.compile(r"(https://[a-z0-9-]+(\.[a-z0-9-]+)*|http://(localhost|127\.0\.0\.1))(:[0-9]{1,5})?")

# Set beside ours, often in one file, for others: the bot, the directory, the proxy, our benches.
ELSEWHERE = frozenset(
    f"FANAL_{name}"
    for name in (
        *("BOT_HOST", "LOG_LEVEL", "DIRECTORY_SOURCES", "DIRECTORY_FOLDER", "DIRECTORY_TIMEOUT"),
        *("HOST", "API", "AWAY", "BENCH_RASA", "CHAOS_CLOCK"),
    )
)

VARIETY = 10  # different bytes at least among a key's 32
CommaList = Annotated[list[str], NoDecode]


class Settings(BaseSettings):
    """Every value has a safe default for a laptop; `env=prod` refuses what would be unsafe online."""

    # A refusal ends in the logs: it says which setting is wrong, never its value, which may be a key.
    model_config = SettingsConfigDict(
        env_prefix="FANAL_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    env: Literal["dev", "prod"] = "dev"
    database_url: str = Field(
        default=f"sqlite:///{ROOT / '.run' / 'fanal.db'}", pattern=r"^(sqlite:///|postgresql(\+psycopg)?://)."
    )
    redis_url: str | None = Field(default=None, pattern=r"^(rediss?|unix)://.")
    bot_url: str = Field(default="http://127.0.0.1:5005", pattern=r"^https?://[^/\s]")
    engine: Literal["rasa", "scripted"] = "rasa"
    # The visitor must hold numbers 3 s after her message. What remains is for our own work: a turn is late
    # after 2.5 (chat/deadline.py), and one whose engine fails must have stored its numbers before.
    engine_timeout: float = Field(default=2.2, gt=0, le=2.3)

    # Base64 of 32 bytes each; the first seals, the others only open. `python -m api.crypto new` makes one.
    keys: Annotated[tuple[SecretStr, ...], NoDecode] = (SecretStr(DEV_KEY),)

    retention_bot_minutes: int = Field(default=30, ge=1, le=24 * 60)
    retention_counsellor_hours: int = Field(default=24, ge=1, le=72)
    retention_receipt_days: int = Field(default=7, ge=1, le=7)

    # Sites that may embed the chat, as origins ("https://college.example"); empty: nobody.
    origins: CommaList = []
    exit_url: HttpUrl = HttpUrl("https://www.wikipedia.org/")
    idle_blank_minutes: int = Field(default=5, ge=1, le=60)

    demo: bool = False  # `make dev` sets it: an account and two invented conversations in a new database
    console_idle_minutes: int = Field(default=30, ge=5, le=240)
    # A second factor for the team. Unset: required in production, offered in development.
    console_totp: Literal["required", "optional"] | None = None

    # The team's identity provider (OpenID Connect): all three, or none and only passwords open the console.
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    # Which claim is an account's name. `sub` where people may choose their own preferred_username.
    oidc_name_claim: Literal["preferred_username", "sub"] = "preferred_username"
    # {"groups": {"fanal-ecoute": "counsellor"}}: a claim's values and the role here that they must match.
    oidc_roles: dict[str, dict[str, Literal["counsellor", "supervisor", "admin"]]] = {}

    limits: Literal["on", "off"] = "on"  # off: load tests from one address
    max_text: int = Field(default=5_000, ge=500, le=10_000)  # characters of one message
    # Bytes of one request: six for each of those characters, as JSON may write them, at the least.
    max_body: int = Field(default=64 * 1024, ge=64 * 1024, le=1024 * 1024)

    # Prometheus scrapes here; 0: nowhere. Bind it where the public can't come.
    metrics_port: int = Field(default=0, ge=0, le=65_535)
    metrics_address: str = "127.0.0.1"

    # Who answers for this installation; shown on the legal pages.
    publisher_name: str = ""
    publisher_contact: str = ""
    publication_director: str = ""
    host_name: str = ""
    host_contact: str = ""

    resources: Path = ROOT / "resources"
    replies: Path = ROOT / "flows" / "replies"

    @field_validator("keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("origins", mode="before")
    @classmethod
    def _split_origins(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip().rstrip("/").lower() for part in value.split(",") if part.strip()]
        return value

    @field_validator("keys")
    @classmethod
    def _keys_are_32_bytes(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        if not value:
            raise ValueError("FANAL_KEYS holds no key")
        for key in value:
            try:
                raw = base64.b64decode(key.get_secret_value(), validate=True)
            except binascii.Error as problem:
                raise ValueError("FANAL_KEYS: a key is not base64") from problem
            if len(raw) != 32:
                raise ValueError("FANAL_KEYS: a key must be 32 bytes")
            if not any(raw):
                raise ValueError("FANAL_KEYS: a key of zeros is no secret")
        return value

    @field_validator("origins")
    @classmethod
    def _origins_are_exact(cls, value: list[str]) -> list[str]:
        for origin in value:
            if not ORIGIN.fullmatch(origin):
                raise ValueError("FANAL_ORIGINS: exact https origins only")
        return value

    @model_validator(mode="after")
    def _provider_is_whole(self) -> Self:
        given = (self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret.get_secret_value())
        if any(given) and not all(given):
            raise ValueError(
                "FANAL_OIDC_ISSUER, FANAL_OIDC_CLIENT_ID and FANAL_OIDC_CLIENT_SECRET go together"
            )
        if self.oidc_issuer and not self.oidc_issuer.startswith(
            "https://" if self.env == "prod" else ("https://", "http://")
        ):
            raise ValueError("FANAL_OIDC_ISSUER: an https address")
        return self

    @model_validator(mode="after")
    def _refuse_known_keys_in_production(self) -> Self:
        if self.env == "prod" and any(key.get_secret_value() == DEV_KEY for key in self.keys):
            raise ValueError("FANAL_KEYS: the development key is public")
        if self.env == "prod" and any(_is_written_by_hand(key) for key in self.raw_keys):
            raise ValueError("FANAL_KEYS: a key is no random one; `openssl rand -base64 32` makes one")
        return self

    @model_validator(mode="after")
    def _refuse_unsafe_production(self) -> Self:
        if self.env == "dev":
            return self
        if strange := _strange_names():
            # Mistyped, it would leave what it meant at the default: words kept longer than was decided.
            raise ValueError(f"no such setting: {', '.join(strange)}")
        if self.demo:
            raise ValueError("FANAL_DEMO: demonstration accounts are for development")
        if self.engine == "scripted":
            raise ValueError("FANAL_ENGINE: the scripted engine is for demonstrations")
        if self.limits == "off":
            raise ValueError("FANAL_LIMITS: a flood must not delay a child")
        if any(origin.startswith("http:") for origin in self.origins):
            raise ValueError("FANAL_ORIGINS: https only")
        if self.exit_url.scheme != "https":
            raise ValueError("FANAL_EXIT_URL: https only")
        if not (self.publisher_name and self.publisher_contact and self.host_name):
            raise ValueError(
                "FANAL_PUBLISHER_NAME, FANAL_PUBLISHER_CONTACT and FANAL_HOST_NAME are required by law"
            )
        return self

    @property
    def oidc(self) -> bool:
        return bool(self.oidc_issuer)

    @property
    def totp_required(self) -> bool:
        return (self.console_totp or ("required" if self.env == "prod" else "optional")) == "required"

    @property
    def console_idle(self) -> timedelta:
        return timedelta(minutes=self.console_idle_minutes)

    @property
    def raw_keys(self) -> tuple[bytes, ...]:
        return tuple(base64.b64decode(key.get_secret_value()) for key in self.keys)

    @property
    def lives(self) -> dict[str, tuple[str, int]]:
        """How long things are kept: the unit, and how many of it."""
        return {
            "bot": ("minutes", self.retention_bot_minutes),
            "counsellor": ("hours", self.retention_counsellor_hours),
            "receipt": ("days", self.retention_receipt_days),
        }

    @property
    def bot_only_life(self) -> timedelta:
        return timedelta(minutes=self.retention_bot_minutes)

    @property
    def counsellor_life(self) -> timedelta:
        return timedelta(hours=self.retention_counsellor_hours)


def _is_written_by_hand(key: bytes) -> bool:
    """Few different bytes, or few different steps from one to the next: a letter repeated, an alphabet.

    Of 32 random bytes some thirty differ; with fewer than ten there is none that chance has made.
    """
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    return min(len(set(key)), len(steps)) < VARIETY


def _strange_names() -> list[str]:
    known = {f"FANAL_{name}".upper() for name in Settings.model_fields} | ELSEWHERE
    return sorted({name.upper() for name in os.environ if name.upper().startswith("FANAL_")} - known)
