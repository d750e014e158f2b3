"""`make screenshots`: the README's pictures, of the real pages with invented people and places.

python -m dev.pictures
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")  # as in dev/need
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
LARGEST = 150_000
# The demo's password goes into this run's folder: that of a running `make dev` stays as it is.
SERVE = """
import socket, sys, uvicorn
from pathlib import Path
from api.app import create_app
from api.console import demo
demo.LOGIN = Path(sys.argv[2])
config = uvicorn.Config(create_app(), log_config=None, timeout_graceful_shutdown=1)
uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _site(Path(folder)) as url, sync_playwright() as playwright:
        program = next(found for name in BROWSERS if (found := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        pictures = [_chat(browser, url), _console(browser, url, Path(folder) / "login.txt")]
        browser.close()
    for picture in pictures:
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}  {size // 1000} kB")
        if size > LARGEST:
            print(f"more than {LARGEST // 1000} kB", file=sys.stderr)
            return 1
    return 0


@contextmanager
def _site(folder: Path) -> Iterator[str]:
    """The application with its scripted engine, the invented services and two waiting conversations."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("FANAL_")}
    environment = outside | {
        "FANAL_ENGINE": "scripted",
        "FANAL_DEMO": "1",
        "FANAL_DATABASE_URL": f"sqlite:///{folder / 'fanal.db'}",
    }
    load = [sys.executable, "-m", "api.directory.load", "--quiet"]
    subprocess.run(load, cwd=ROOT, env=environment, check=True)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        number = listening.fileno()
        command = [sys.executable, "-c", SERVE, str(number), str(folder / "login.txt")]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[number])
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        httpx.get(f"{url}/healthz", timeout=60).raise_for_status()
        yield url
    finally:
        process.terminate()
        process.wait(20)


def _chat(browser: Browser, url: str) -> Path:
    """The first words, and the answer to a young person who says so."""
    page = _page(browser, PHONE, f"{url}/chat")
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor ~ .from-bot .choice").first.wait_for()
    page.locator("#log .choice:enabled").last.scroll_into_view_if_needed()
    return _picture(page, "chat.png")


def _console(browser: Browser, url: str, login: Path) -> Path:
    """The demo's counsellor takes the first who waits, and looks for a place nearby."""
    words = login.read_text(encoding="utf-8")
    name, password = (
        re.findall(rf"{label} +(\S+)", words)[-1].strip(",") for label in ("Counsellor", "Password")
    )
    page = _page(browser, DESK, f"{url}/console")
    page.get_by_label("Nom", exact=True).fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Continuer").click()
    page.locator("#queue .take").first.click()
    page.locator(".talk.current .entry").first.wait_for()
    page.locator("#tab-nearby").click()
    page.locator("#near-place").fill("Rennes")
    page.locator("#near-need").select_option("exploitation")
    page.locator("#near-form button").click()
    page.locator("#near-places button").first.click()
    page.locator("#near-results li").first.wait_for()
    return _picture(page, "console.png")


def _page(browser: Browser, size: ViewportSize, address: str) -> Page:
    context = browser.new_context(
        viewport=size, locale="fr-FR", reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.goto(address)
    return page


def _picture(page: Page, name: str) -> Path:
    path = PICTURES / name
    page.mouse.move(0, 0)
    page.screenshot(path=path, animations="disabled", caret="hide")
    page.context.close()
    return path


if __name__ == "__main__":
    sys.exit(main())
