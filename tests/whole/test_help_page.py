"""/aide in a real browser: with and without script, on a phone, by keyboard, on paper."""

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from api.directory.helplines import load
from api.settings import ROOT
from tests.whole.axe import problems
from tests.whole.conftest import DESK, PHONE, Site
from tests.whole.visiting import Visit

LINES = load(ROOT / "resources" / "helplines.yml")


def ask(page: Page, near: str, **chosen: str) -> None:
    page.get_by_label("Où").fill(near)
    for name, value in chosen.items():
        page.locator(f"select[name={name}]").select_option(value)
    page.get_by_role("button", name="Chercher").click()


def test_without_script_a_place_gives_doors_with_what_to_expect(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town, java_script_enabled=False)
    ask(page, "Paris 19e", need="listening", audience="young")
    # What is open comes first, so its place depends on the hour: it is there, wherever it stands.
    first = page.locator(".found article").filter(has_text="Maison des adolescents du Phare")
    expect(first).to_contain_text("Sans les parents")
    assert (first.get_by_role("link", name="Appeler").get_attribute("href") or "").startswith("tel:")
    assert (first.get_by_role("link", name="Ouvrir dans ma carte").get_attribute("href") or "").startswith(
        "geo:"
    )
    first.get_by_text("Comment ça se passe").click()
    expect(first).to_contain_text("Rien n’est obligé.")


def test_neither_address_nor_title_keeps_the_question(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    ask(page, "Marseille", need="exploitation")
    expect(page.locator("h1")).to_contain_text("Marseille")
    assert page.url == f"{town.url}/aide"
    assert page.title() == "Fanal"


def test_namesakes_are_asked_about_and_the_choice_keeps_the_question(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    ask(page, "st denis", need="health", audience="young")
    expect(page.locator(".found")).to_have_count(0)
    page.get_by_role("button", name="Saint-Denis (974)").click()
    expect(page.locator("h1")).to_contain_text("Saint-Denis (974)")
    expect(page.locator(".found")).to_contain_text("Centre de santé sexuelle du Cerf-Volant")
    expect(page.locator("select[name=need]")).to_have_value("health")


def test_where_nothing_is_near_the_lines_that_answer_now_are_shown(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    ask(page, "Guéret", need="shelter")
    expect(page.locator("#content")).to_contain_text("Ces lignes répondent partout en France.")
    child_line = page.locator(f".lines a[href='tel:{LINES['allo_119'].number}']")
    expect(child_line).to_be_visible()


def test_a_place_that_is_none_is_said_and_the_lines_stay(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    ask(page, "zzyzx")
    expect(page.locator("#content")).to_contain_text("Cet endroit n’a pas été trouvé.")
    assert page.locator(".lines li").count() > 3


def test_a_refuge_shows_no_street(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    ask(page, "75", need="shelter", audience="young")
    refuge = page.locator(".found article", has_text="Accueil de nuit")
    expect(refuge).to_contain_text("L’adresse est protégée")
    expect(refuge).not_to_contain_text("rue")
    expect(refuge.get_by_role("link", name="Ouvrir dans ma carte")).to_have_count(0)


@pytest.mark.parametrize("further", [True, False])
def test_going_back_finds_the_form_with_the_numbers_and_the_way_out(
    visit: Visit, town: Site, *, further: bool
) -> None:
    page = visit("/aide", at=town)
    ask(page, "Marseille", need="exploitation")
    expect(page.locator("h1")).to_contain_text("Marseille")
    expect(page.locator("#content")).to_be_focused()
    if further:
        page.get_by_role("link", name="Ce qui est gardé ou effacé").click()
        expect(page.locator("h1")).not_to_contain_text("Marseille")
    page.go_back()
    expect(page.locator("h1")).to_have_text("De l’aide, près de chez soi")
    expect(page.get_by_label("Où")).to_have_value("")
    expect(page.get_by_role("link", name="Quitter")).to_be_visible()
    expect(page.locator(".urgent a").first).to_be_visible()
    assert page.url == f"{town.url}/aide"


@pytest.mark.parametrize("found", [False, True])
def test_the_link_to_the_content_leaves_what_is_shown(visit: Visit, town: Site, *, found: bool) -> None:
    page = visit("/aide", size=DESK, at=town)
    if found:
        ask(page, "Marseille", need="health")
        expect(page.locator("h1")).to_contain_text("Marseille")
    else:
        page.get_by_label("Où").fill("Mars")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/aide#content")
    page.go_back()
    page.wait_for_url("**/aide")
    expect(page.locator("body")).to_have_attribute("data-same", "yes")
    expect(page.get_by_label("Où")).to_have_value("Marseille" if found else "Mars")


def test_a_second_press_asks_no_second_time(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/aide", hold)
    ask(page, "Marseille", need="health")
    expect(page.locator("#content")).to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="Chercher").click()
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator("h1")).to_contain_text("Marseille")


def test_where_nothing_comes_back_the_form_is_posted_plainly(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    page.evaluate(
        "XMLHttpRequest.prototype.send = function () {"
        "  if (this.timeout) setTimeout(() => this.dispatchEvent(new Event('timeout'))); }"
    )
    ask(page, "Marseille", need="health")
    expect(page.locator("h1")).to_contain_text("Marseille")


def test_where_the_script_cannot_ask_the_form_is_posted_plainly(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    kinds: list[str] = []

    def only_plainly(route: Route) -> None:
        kinds.append(route.request.resource_type)
        route.abort() if kinds[-1] == "xhr" else route.continue_()

    page.route("**/aide", only_plainly)
    page.locator("#list summary").click()
    page.get_by_role("button", name="974 La Réunion").click()
    expect(page.locator("h1")).to_contain_text("La Réunion")
    assert kinds == ["xhr", "document"]


def test_an_address_asks_nothing(town: Site) -> None:
    assert httpx.get(f"{town.url}/aide?near=974").text == httpx.get(f"{town.url}/aide").text
    assert "near=" not in httpx.get(f"{town.url}/aide").text


def test_a_wrong_entry_is_reported_in_two_presses(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town, java_script_enabled=False)
    ask(page, "75119")
    first = page.locator(".found article").first
    first.get_by_text("Une erreur").click()
    first.get_by_label("Ce qui ne va pas").select_option("hours")
    first.get_by_role("button", name="Le dire").click()
    expect(page.locator("h1")).to_have_text("Merci")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    visit: Visit, town: Site, size: tuple[int, int], scheme: str
) -> None:
    page = visit("/aide", at=town, size=size, color_scheme=scheme)
    page.locator("#list summary").click()
    assert problems(page) == []
    ask(page, "Paris", audience="young")
    expect(page.locator(".found article").first).to_be_visible()
    for detail in page.locator(".found summary").all()[:3]:
        detail.click()
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_sheet_on_paper_holds_the_doors_and_their_numbers(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    ask(page, "75119")
    page.emulate_media(media="print")
    expect(page.locator(".found article").first.get_by_role("link", name="Appeler")).to_be_visible()
    expect(page.locator(".again")).to_be_hidden()
    expect(page.locator(".wrong").first).to_be_hidden()


def test_the_bot_and_the_page_give_the_same_doors(town: Site, visit: Visit) -> None:
    asked = {"near": "75119", "need": "health", "audience": "young"}
    told = httpx.get(f"{town.url}/v1/services", params=asked).json()["services"]
    page = visit("/aide", at=town)
    ask(page, "Paris 19e", need="health", audience="young")
    expect(page.locator(".found h2")).to_have_text([service["name"] for service in told])


@pytest.mark.parametrize(
    "form",
    [
        {"near": "x" * 500},
        {"near": "Paris", "need": "nothing"},
        {"near": "Paris", "age": "many"},
        {"near": "Paris", "age": "9999"},
        {"near": "Paris", "cursor": "zzz"},
        {"near": "Paris", "open_now": "perhaps"},
        {},
        {"near": "Paris", "audience": "client"},
    ],
)
def test_a_form_that_the_page_never_sends_gets_a_page_all_the_same(town: Site, form: dict[str, str]) -> None:
    answer = httpx.post(f"{town.url}/aide", data=form)
    assert answer.status_code == 200
    assert "Chercher autrement" in answer.text


@pytest.mark.parametrize("near", ["", "\x00", "<script>alert(1)</script>", "🙂", "\u202e"])
def test_strange_words_are_shown_as_words(town: Site, near: str) -> None:
    answer = httpx.post(f"{town.url}/aide", data={"near": near})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
