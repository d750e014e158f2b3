import base64
import secrets
import traceback
from hashlib import sha256

import pytest
from pydantic import ValidationError

from api.directory.download import Downloads
from api.settings import DEV_KEY, ELSEWHERE, Settings

RAW = sha256(b"k").digest()
KEY = base64.b64encode(RAW).decode()
PRODUCTION = {
    "env": "prod",
    "keys": KEY,
    "publisher_name": "Association Exemple",
    "publisher_contact": "contact@example.org",
    "host_name": "Hébergeur Exemple",
}


@pytest.mark.parametrize(
    "change",
    [
        {"max_text": "0"},
        {"max_text": "-1"},
        {"max_body": "0"},
        {"bot_url": "notaurl"},
        {"bot_url": "http://"},
        {"database_url": "mysql://x"},
        {"database_url": ""},
        {"redis_url": "http://x"},
        {"engine_timeout": "2.5"},
        {"keys": base64.b64encode(bytes(32)).decode()},
    ],
)
def test_what_nothing_could_run_with_is_refused_at_the_start(change):
    with pytest.raises(ValidationError):
        Settings(**(PRODUCTION | change))


def test_a_laptop_needs_no_setting():
    assert Settings().env == "dev"


def test_production_starts_with_what_the_law_and_safety_ask():
    assert Settings(**PRODUCTION).raw_keys == (RAW,)


@pytest.mark.parametrize(
    "change",
    [
        {"keys": DEV_KEY},
        {"keys": f"{KEY},{DEV_KEY}"},
        {"engine": "scripted"},
        {"limits": "off"},
        {"exit_url": "http://example.org"},
        {"origins": "http://localhost:3000"},
        {"origins": "https://college.example,http://127.0.0.1"},
        {"publisher_name": ""},
        {"host_name": ""},
    ],
)
def test_production_refuses_what_is_unsafe(change):
    with pytest.raises(ValidationError):
        Settings(**(PRODUCTION | change))


def test_production_refuses_a_setting_that_it_does_not_know(monkeypatch):
    """Mistyped, it would keep words for longer than somebody decided."""
    monkeypatch.setenv("FANAL_RETENTION_BOT_MINUTE", "5")
    with pytest.raises(ValidationError, match="no such setting: FANAL_RETENTION_BOT_MINUTE"):
        Settings(**PRODUCTION)


def test_what_the_bot_the_proxy_and_the_directory_read_may_stand_beside(monkeypatch):
    for name in ELSEWHERE:
        monkeypatch.setenv(name, "1")
    assert Settings(**PRODUCTION).env == "prod"
    assert {f"FANAL_DIRECTORY_{name}".upper() for name in Downloads.model_fields} <= ELSEWHERE


BY_HAND = {
    "one letter": b"z" * 32,
    "two letters": b"xy" * 16,
    "an alphabet": bytes(range(64, 96)),
    "an alphabet twice": b"0123456789abcdef" * 2,
    "every third": bytes(range(0, 96, 3)),
}


@pytest.mark.parametrize("raw", BY_HAND.values(), ids=BY_HAND)
def test_a_key_that_no_chance_has_made_is_refused_in_production(raw):
    key = base64.b64encode(raw).decode()
    for keys in (key, f"{KEY},{key}"):
        with pytest.raises(ValidationError, match="no random one"):
            Settings(**PRODUCTION | {"keys": keys})


def test_what_chance_makes_is_never_refused():
    for _ in range(1_000):
        Settings(**PRODUCTION | {"keys": base64.b64encode(secrets.token_bytes(32)).decode()})


@pytest.mark.parametrize("keys", ["", "short", base64.b64encode(b"k" * 16).decode(), "é" * 44])
def test_a_key_that_is_no_key_is_refused(keys):
    with pytest.raises(ValidationError):
        Settings(keys=keys)


@pytest.mark.parametrize(
    "origins",
    [
        "*",
        "https://*.example.org",
        "http://example.org",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "http://127.0.0.1.evil.example",
        "https://",
        "https://college.example/chat",
        "https://me@college.example",
        "https://college.example; script-src *",
        "https://college.example https://evil.example",
    ],
)
def test_only_exact_https_sites_may_embed(origins):
    with pytest.raises(ValidationError):
        Settings(origins=origins)


@pytest.mark.parametrize("origin", ["http://localhost", "http://localhost:3000", "http://127.0.0.1:8080"])
def test_a_site_on_the_same_laptop_may_embed_while_developing(origin):
    assert Settings(origins=origin).origins == [origin]


def test_values_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("FANAL_ORIGINS", "https://college.example, https://Mairie.example:8443/")
    monkeypatch.setenv("FANAL_KEYS", f"{KEY}, {DEV_KEY}")
    settings = Settings()
    assert settings.origins == ["https://college.example", "https://mairie.example:8443"]
    assert len(settings.raw_keys) == 2


def test_keys_are_not_printed():
    assert KEY not in repr(Settings(keys=KEY))


@pytest.mark.parametrize("wrong", [{"keys": KEY[:-2]}, {"keys": f"{KEY};{KEY}"}, {"env": "prod"}])
def test_a_refusal_at_the_start_does_not_log_a_key_or_a_password(wrong):
    told = {"keys": KEY, "database_url": f"postgresql://fanal:{KEY}@db/fanal"} | wrong
    with pytest.raises(ValidationError) as refused:
        Settings(**told)
    logged = "".join(traceback.format_exception(refused.value))
    assert KEY[:12] not in logged


@pytest.mark.parametrize("minutes", [0, 100_000])
def test_conversations_can_not_be_kept_for_ever(minutes):
    with pytest.raises(ValidationError):
        Settings(retention_bot_minutes=minutes)
