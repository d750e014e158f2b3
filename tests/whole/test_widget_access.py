"""Anybody can use it: screen readers, keyboards, big letters, small and large screens, dark and light."""

import pytest
from playwright.sync_api import Page, expect

from tests.whole.axe import problems
from tests.whole.conftest import DESK, PHONE, write
from tests.whole.visiting import Visit, arrived, more

SCREENS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]


def talk(page: Page) -> None:
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    write(page, "il m’a enfermée, il arrive")
    expect(page.locator(".card-crisis").first).to_be_visible()


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_axe_finds_nothing_in_the_chat_its_cards_menu_and_dialogs(
    visit: Visit, size: tuple[int, int], scheme: str
) -> None:
    # Animations fade words in: while they run, contrast cannot be measured.
    page = visit(size=size, color_scheme=scheme, reduced_motion="reduce")
    arrived(page)
    assert problems(page) == []
    talk(page)
    assert problems(page) == []
    page.get_by_role("button", name="Plus").click()
    assert problems(page) == []
    page.locator("#menu").get_by_role("button", name="écran").first.click()
    assert problems(page) == []


def test_axe_finds_nothing_when_a_message_failed_or_the_screen_is_covered(visit: Visit) -> None:
    page = visit(reduced_motion="reduce")
    arrived(page)
    page.route("**/v1/chat/messages", lambda route: route.abort())
    page.get_by_label("Message", exact=True).fill("bonjour")
    page.keyboard.press("Enter")
    page.locator("[data-state='failed']").wait_for()
    assert problems(page) == []
    more(page, "Cacher l’écran")
    assert problems(page) == []


@pytest.mark.parametrize("path", ["/", "/confidentialite", "/mentions-legales", "/accessibilite"])
@pytest.mark.parametrize(("size", "scheme"), [SCREENS[0], SCREENS[3]])
def test_axe_finds_nothing_in_the_pages(visit: Visit, path: str, size: tuple[int, int], scheme: str) -> None:
    assert problems(visit(path, size=size, color_scheme=scheme)) == []


def test_what_is_said_is_announced_politely_with_who_speaks(visit: Visit) -> None:
    page = visit()
    talk(page)
    log = page.get_by_role("log", name="Messages")
    expect(log).to_have_attribute("aria-live", "polite")
    entries = log.locator(".entry:not(.status)")
    assert entries.count() > 3
    assert all(entries.nth(index).locator(".who").inner_text() for index in range(entries.count()))


def test_a_whole_conversation_by_keyboard(visit: Visit) -> None:
    page = visit(size=DESK)
    arrived(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au message à écrire")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Message", exact=True)).to_be_focused()
    page.keyboard.type("bonjour")
    page.keyboard.press("Enter")
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    expect(page.get_by_label("Message", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('#log') !== null")
    page.get_by_role("button", name="Plus").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Plus")).to_be_focused()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_tab_goes_into_the_menu_that_was_just_opened(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    arrived(page)
    page.get_by_role("button", name="Plus").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_long_address_stays_within_the_screen(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    arrived(page)
    write(page, f"regarde https://exemple.fr/{'a' * 120}")
    for part in ("#log", "html"):
        assert page.locator(part).evaluate("part => part.scrollWidth <= part.clientWidth"), part


def test_what_is_too_long_is_refused_whole_and_given_back(visit: Visit) -> None:
    page = visit()
    arrived(page)
    text = f"{'bla ' * 1300}fin"
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("#log [data-state='failed']")).to_contain_text("Le message est trop long.")
    expect(page.get_by_label("Message", exact=True)).to_have_value(text)


def test_the_focus_can_be_seen(visit: Visit) -> None:
    page = visit()
    arrived(page)
    for name in ("Effacer", "Plus", "Je suis jeune", "Envoyer"):
        button = page.get_by_role("button", name=name)
        page.keyboard.press("Tab")
        button.focus()
        assert button.evaluate("node => getComputedStyle(node).outlineStyle") == "solid", name


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 568)])
def test_fingers_find_targets_of_44_pixels(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size, reduced_motion="reduce")  # on their way, sizes are off by a rounding
    talk(page)
    page.get_by_role("button", name="Plus").click()
    page.evaluate("() => Promise.all(document.getAnimations().map(one => one.finished))")
    small = page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, textarea')]"
        ".map(node => [node.textContent.trim() || node.id, node.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && box.top >= 0 && Math.min(box.width, box.height) < 44)"
        ".map(([name]) => name)"
    )
    assert small == []


@pytest.mark.parametrize("size", [(640, 400), (390, 420), (320, 568), PHONE, DESK])
def test_zoomed_or_with_a_keyboard_open_words_box_and_exit_stay_in_sight(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(size=size)
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    write(page, "bonjour")
    for part in (page.get_by_label("Message", exact=True), page.get_by_role("link", name="Quitter")):
        expect(part).to_be_in_viewport(ratio=1)
    for line in page.locator(".urgent a").all():
        expect(line).to_be_in_viewport(ratio=1)
    assert page.locator("#log").evaluate("log => log.clientHeight") >= 150
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [(320, 256), (195, 422)])
def test_however_far_it_is_zoomed_the_exit_stays_and_the_box_is_wide(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(size=size)
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    for place in ("0", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {place})")
        expect(page.get_by_role("link", name="Quitter")).to_be_in_viewport(ratio=1)
        expect(page.get_by_label("Message", exact=True)).to_be_in_viewport(ratio=1)
    box = page.get_by_label("Message", exact=True).bounding_box()
    assert box
    assert box["width"] >= 150
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="J’ai un code").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="J’ai un code")).to_be_in_viewport(ratio=1)


def test_motion_stops_for_whoever_asks(visit: Visit) -> None:
    page = visit(reduced_motion="reduce")
    entry = page.locator("#log .entry").first
    entry.wait_for()
    assert entry.evaluate("node => getComputedStyle(node).animationName") == "none"


def test_forced_colours_keep_the_edges_of_what_can_be_pressed(visit: Visit) -> None:
    page = visit(forced_colors="active")
    arrived(page)
    for part in (page.get_by_role("link", name="Quitter"), page.locator(".urgent a").first):
        assert part.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
        assert part.evaluate("node => getComputedStyle(node).borderTopWidth") == "2px"
