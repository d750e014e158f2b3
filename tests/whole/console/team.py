"""The people behind the console, and what the two sides of a conversation do in a browser."""

import itertools
import subprocess
import sys
from dataclasses import dataclass, field

import httpx
import pyotp
from playwright.sync_api import Locator, Page, expect

from api.settings import ROOT
from tests.whole.conftest import DESK, PHONE, Site
from tests.whole.visiting import Visit

PASSWORD = "une phrase assez longue"
TABLET = (820, 1180)


NUMBERS = itertools.count(1)


@dataclass
class Person:
    name: str
    cookies: dict[str, str]
    recovery: list[str] = field(default_factory=list)


def add(site: Site, name: str, role: str) -> str:
    """The one-time password, from the command that a new installation starts with."""
    command = [sys.executable, "-m", "api.console.people", "add", name, "--role", role]
    done = subprocess.run(command, cwd=ROOT, env=site.env, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip().rsplit(" ", 1)[1]


class Team:
    """Who sits at a desk and who writes, in one test."""

    def __init__(self, site: Site, visit: Visit) -> None:
        self.site, self.visit = site, visit
        self.people: dict[Page, Person] = {}
        self.visitors: list[Page] = []

    def hire(self, name: str, role: str = "counsellor") -> Person:
        """Sign in by the routes: faster than by the page, which has its own test."""
        name = f"{name} {next(NUMBERS)}"
        first = add(self.site, name, role)
        headers = {"Origin": self.site.url}
        with httpx.Client(base_url=f"{self.site.url}/v1/console", headers=headers, timeout=30) as client:
            client.post("/login", json={"name": name, "password": first}).raise_for_status()
            client.post("/password", json={"current": first, "new": PASSWORD}).raise_for_status()
            secret = client.post("/totp").raise_for_status().json()["secret"]
            code = {"code": pyotp.TOTP(secret).now()}
            recovery = client.post("/totp/confirm", json=code).raise_for_status().json()["recovery"]
            return Person(name, dict(client.cookies), recovery)

    def sits(
        self, name: str, role: str = "counsellor", size: tuple[int, int] = DESK, **options: object
    ) -> Page:
        person = self.hire(name, role)
        cookies = [
            {"name": name, "value": value, "domain": "127.0.0.1", "path": "/", "sameSite": "Strict"}
            for name, value in person.cookies.items()
        ]
        state = {"cookies": cookies, "origins": []}
        page = self.visit("/console", size=size, at=self.site, storage_state=state, **options)
        page.locator("#app").wait_for()
        self.people[page] = person
        return page

    def visitor(self, *words: str, asks: bool = True, size: tuple[int, int] = PHONE) -> Page:
        """A young visitor on a phone, who writes, then asks for a person.

        Where life is at stake somebody is called without being asked for.
        """
        page = self.visit("/chat", size=size, at=self.site)
        self.visitors.append(page)
        page.get_by_role("button", name="Je suis jeune").click()
        page.locator("#log .from-visitor[data-state='sent']").wait_for()
        for text in words:
            say(page, text)
        if asks:
            page.get_by_role("button", name="Plus", exact=True).click()
            page.locator("#ask-person").click()
        expect(page.locator("#presence")).to_have_attribute("data-side", "waiting")
        return page

    def go_home(self) -> None:
        for page in self.visitors:
            if not page.url.startswith(self.site.url):
                continue
            token = page.evaluate("sessionStorage.getItem('f.token')")
            if token:
                httpx.delete(f"{self.site.url}/v1/chat", headers={"Authorization": f"Bearer {token}"})
        headers = {"Origin": self.site.url}
        for person in self.people.values():
            httpx.post(f"{self.site.url}/v1/console/logout", cookies=person.cookies, headers=headers)


def say(visitor: Page, text: str) -> None:
    sent = visitor.locator("#log .from-visitor[data-state='sent']")
    before = sent.count()
    visitor.get_by_label("Message", exact=True).fill(text)
    visitor.keyboard.press("Enter")
    expect(sent).to_have_count(before + 1)


def take(desk: Page) -> Locator:
    """Take the first who waits; the column of the conversation."""
    column = desk.locator(".talk.current")
    before = column.get_attribute("data-conversation") if column.count() else ""
    desk.locator("#queue .take").first.click()
    expect(column).not_to_have_attribute("data-conversation", before or "")
    column.locator(".entry").first.wait_for()
    return column


def answer(column: Locator, text: str) -> Locator:
    box = column.get_by_label("Votre réponse")
    box.fill(text)
    box.press("Enter")
    return column.locator(".from-counsellor", has_text=text)
