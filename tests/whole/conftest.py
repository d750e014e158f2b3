"""The real application on a loopback port, and a real Chromium that visits it."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from api.settings import ROOT

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PHONE, DESK = (390, 844), (1280, 800)


# The socket listens before the process is up, so a first request simply waits for it.
SERVE = """
import socket, sys, uvicorn
from api.app import create_app
config = uvicorn.Config(create_app(), log_config=None, timeout_graceful_shutdown=1)
uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


class Site:
    """One application process. It can die and come back on the same address, with the same database."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = 0
        outside = {name: value for name, value in os.environ.items() if not name.startswith("FANAL_")}
        self.env = outside | {
            "FANAL_ENGINE": "scripted",
            "FANAL_LIMITS": "off",  # a hundred visitors from one address in ten minutes are tests
            "FANAL_DATABASE_URL": f"sqlite:///{folder / 'fanal.db'}",
            **{f"FANAL_{name.upper()}": value for name, value in settings.items()},
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        with socket.socket() as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", self.port))
            listening.listen(128)
            self.port = listening.getsockname()[1]
            number = listening.fileno()
            command = [sys.executable, "-c", SERVE, str(number)]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, pass_fds=[number])  # noqa: S603
        assert httpx.get(f"{self.url}/healthz", timeout=60).status_code == 200

    def load_directory(self) -> None:
        """The invented services, into its database."""
        command = [sys.executable, "-m", "api.directory.load", "--quiet"]
        subprocess.run(command, cwd=ROOT, env=self.env, check=True)  # noqa: S603

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None


class OtherSite:
    """Somebody else's site, of one page."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.headers = {"Content-Type": "text/html; charset=utf-8"}
        other = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                for name, value in other.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(f"<!doctype html><title>Ailleurs</title>{other.body}".encode())

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    @contextmanager
    def open(self) -> Iterator["OtherSite"]:
        thread = threading.Thread(target=self.server.serve_forever)
        thread.start()
        yield self
        self.server.shutdown()
        thread.join()
        self.server.server_close()


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[str]:
    """The address that the exit leads to."""
    with OtherSite("<p>Un autre site.</p>").open() as other:
        yield f"{other.url}/"


@pytest.fixture
def host() -> Iterator[OtherSite]:
    """A site that embeds the chat; the test writes its page."""
    with OtherSite("").open() as other:
        yield other


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"), exit_url=elsewhere)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Iterator[Site]:
    """A site whose directory holds the invented services."""
    site = Site(tmp_path_factory.mktemp("town"), exit_url=elsewhere)
    site.load_directory()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def own_site(tmp_path: Path, elsewhere: str) -> Iterator[Callable[..., Site]]:
    """A process for one test, which may stop it, or set it up otherwise."""
    made: list[Site] = []

    def make(**settings: str) -> Site:
        site = Site(tmp_path, exit_url=elsewhere, **settings)
        made.append(site)
        site.start()
        return site

    yield make
    for site in made:
        site.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all: a second one in the same process refuses to start."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser, site: Site, elsewhere: str) -> Iterator[Callable[..., Page]]:
    """Open a page as a visitor. At the end of every test: one origin was asked, nothing broke."""
    contexts = []
    asked: list[str] = []
    broken: list[str] = []
    own = {site.url, elsewhere.rstrip("/")}

    def open_page(
        path: str = "/chat", size: tuple[int, int] = PHONE, at: Site = site, also: str = "", **options: object
    ) -> Page:
        own.update({at.url, also or at.url})
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        context.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: "Refused" in said.text and broken.append(said.text))
        page.goto(path if also else at.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(tuple(own))] == []
    assert broken == []


def write(page: Page, text: str) -> None:
    """Write a message and wait for its answer: what the bot says below it, not the end of an earlier one."""
    before = page.locator("#log .from-visitor").count()
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")
    own = page.locator("#log .from-visitor").nth(before)
    own.locator("xpath=following-sibling::*[contains(@class, 'from-bot')]").first.wait_for()
