"""What the pages hold by themselves, before any script."""

import gzip
import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import expect

from api.directory.helplines import digits, load
from api.settings import ROOT
from tests.whole.conftest import Site
from tests.whole.visiting import Visit

PAGES = ["/", "/chat", "/confidentialite", "/mentions-legales", "/accessibilite"]
LINES = load(ROOT / "resources" / "helplines.yml")


@pytest.mark.parametrize("path", PAGES)
def test_the_numbers_are_there_without_script(visit: Visit, path: str) -> None:
    page = visit(path, java_script_enabled=False)
    for name in ("allo_119", "police_17", "sos_112", "samu_15"):
        expect(page.locator(f".urgent a[href='tel:{digits(LINES[name].number)}']")).to_be_visible()
    expect(page.locator(f".urgent a[href='sms:{digits(LINES['sms_114'].sms)}']")).to_be_visible()
    expect(page.get_by_role("link", name="Quitter")).to_be_visible()


def test_without_script_the_chat_says_what_works(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    expect(page.locator("#plain")).to_contain_text("Les numéros en haut répondent déjà.")
    expect(page.locator("#plain")).to_contain_text("il faut activer JavaScript")
    expect(page.locator("#plain").get_by_role("link")).to_have_attribute("href", "/aide")
    expect(page.locator("#talk")).to_be_hidden()


def test_a_script_that_never_arrives_leaves_the_numbers(visit: Visit) -> None:
    page = visit("/accessibilite")
    page.route("**/web/**/*.js", lambda route: route.abort())
    page.goto(page.url.replace("/accessibilite", "/chat"))
    expect(page.locator("#plain")).to_be_visible()
    expect(page.locator(".urgent a").first).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_title_and_address_name_no_subject(visit: Visit, path: str) -> None:
    page = visit(path)
    expect(page).to_have_title("Fanal")
    assert page.url.endswith(path)


def test_the_address_never_changes_in_the_chat(visit: Visit, site: Site) -> None:
    page = visit()
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    assert page.url == f"{site.url}/chat"


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("Je suis jeune", "avec tes mots"),
        ("Je suis parent", "Qu’est-ce qui vous inquiète"),
        ("professionnelle", "Décrivez"),
    ],
)
def test_a_door_leads_to_the_chat_in_the_right_voice(visit: Visit, site: Site, door: str, words: str) -> None:
    page = visit("/")
    page.get_by_role("link", name=door).click()
    expect(page.locator("#log")).to_contain_text(words)
    assert page.url == f"{site.url}/chat"


def test_legal_facts_come_from_the_settings(visit: Visit, own_site: Callable[..., Site]) -> None:
    expect(visit("/mentions-legales").locator("mark").first).to_have_text(
        "À compléter avant la mise en ligne."
    )
    at = own_site(publisher_name="Association Exemple")
    expect(visit("/mentions-legales", at=at).locator("dl")).to_contain_text("Association Exemple")


def test_durations_in_the_privacy_page_come_from_the_settings(
    visit: Visit, own_site: Callable[..., Site]
) -> None:
    at = own_site(retention_bot_minutes="17")
    expect(visit("/confidentialite", at=at).locator("main")).to_contain_text("17 minutes")


def sources() -> Iterator[str]:
    for folder, endings in (
        ("api/web", (".js", ".css", ".json", ".svg")),
        ("api/pages", (".html", ".py", ".svg")),
    ):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in endings and "console" not in path.parts:
                yield path.read_text(encoding="utf-8")


def test_numbers_stand_in_no_script_style_or_template() -> None:
    numbers = {
        digits(number) for line in LINES for number in (line.number, line.sms, line.from_abroad) if number
    }
    shown = re.compile(r"(?<![\w.#-])\d[\d ]*\d(?![\w%.-])")
    for text in sources():
        words = re.sub(r"<(?:svg|symbol)[\s\S]*?</(?:svg|symbol)>|\bM?\d+(?:px|rem|em|ms|s)\b", "", text)
        found = {digits(one) for one in shown.findall(words)}
        assert not {number for number in numbers if len(number) > 3} & found
        assert not re.search(r"(?:tel|sms):\d", text)


def test_the_widget_weighs_at_most_20_kilobytes(site: Site) -> None:
    """Each script and style that the chat loads first, gzipped as it stands, comments included.

    Not the style of a few screens (`media`), for which no other waits.
    """
    page = httpx.get(f"{site.url}/chat").text
    parts = set(re.findall(r'(?:href|src)="/(web/[^"]+\.(?:js|css))">', page)) | {"web/widget/embed.js"}
    assert {"web/widget/main.js", "web/widget/chat.css", "web/shared/base.css"} <= parts
    named = {f"web/{found}" for part in parts for found in imported(part)}
    assert named <= parts
    weights = {part: len(gzip.compress((ROOT / "api" / part).read_bytes(), 9, mtime=0)) for part in parts}
    assert sum(weights.values()) <= 20_000, weights


def imported(part: str) -> Iterator[str]:
    """What a module imports without being asked, as a path below `web`."""
    for folder, name in re.findall(
        r'from "\.(\.?)/([^"]+)"', (ROOT / "api" / part).read_text(encoding="utf-8")
    ):
        yield name if folder else f"{part.split('/')[1]}/{name}"


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_a_file_is_served_as_it_stands(site: Site, coding: str) -> None:
    served = httpx.get(f"{site.url}/web/widget/talk.js", headers={"Accept-Encoding": coding})
    assert served.text == (ROOT / "api/web/widget/talk.js").read_text(encoding="utf-8")
    assert served.headers.get("content-encoding", "identity") == coding


def test_the_way_out_and_the_numbers_stay_while_a_page_is_read(visit: Visit) -> None:
    page = visit("/confidentialite")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.get_by_role("link", name="Quitter")).to_be_in_viewport(ratio=1)
    for line in page.locator(".urgent a").all():
        expect(line).to_be_in_viewport(ratio=1)
