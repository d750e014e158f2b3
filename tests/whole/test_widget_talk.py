"""A conversation in a real browser."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.whole.conftest import DESK, PHONE, Site, write
from tests.whole.visiting import PARENT, YOUNG, Visit, arrived, more, said, token_of


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_she_is_greeted_and_answered(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    expect(page.locator("#log")).to_contain_text("Je suis un programme, pas une personne.")
    page.get_by_role("button", name=YOUNG).click()
    expect(page.locator("#log .from-visitor .said")).to_have_text(YOUNG)
    write(page, "bonjour")
    assert said(page) == [YOUNG, "bonjour"]


def test_a_choice_can_be_pressed_once(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    expect(page.get_by_role("button", name=YOUNG)).to_be_disabled()
    expect(page.get_by_role("button", name=PARENT)).to_be_disabled()
    expect(page.get_by_role("button", name=YOUNG)).to_have_attribute("aria-pressed", "true")


def test_writing_leaves_older_choices_behind(visit: Visit) -> None:
    page = visit()
    arrived(page)
    write(page, "bonjour")
    expect(page.get_by_role("button", name=YOUNG).first).to_be_disabled()


def test_parents_are_told_vous_by_the_page_too(visit: Visit) -> None:
    page = visit()
    expect(page.locator("#presence")).to_have_text("Tu écris à un programme")
    page.get_by_role("button", name=PARENT).click()
    expect(page.locator("#presence")).to_have_text("Vous écrivez à un programme")
    expect(page.locator("#log .from-visitor .who")).to_have_text("Vous")


def test_a_reload_brings_back_the_same_conversation_once(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    page.locator("#log .from-visitor ~ .from-bot").first.wait_for()
    write(page, "bonjour")
    before = page.locator("#log .entry").all_inner_texts()
    page.reload()
    expect(page.locator("#log .entry")).to_have_count(len(before))
    assert page.locator("#log .entry .said").first.inner_text() in before[0]
    assert said(page) == [YOUNG, "bonjour"]


def test_two_quick_messages_arrive_once_each_and_in_order(visit: Visit) -> None:
    page = visit()
    arrived(page)
    box = page.get_by_label("Message", exact=True)
    for text in ("un", "deux"):
        box.fill(text)
        box.press("Enter")
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(2)
    assert said(page) == ["un", "deux"]
    page.reload()
    expect(page.locator("#log .from-visitor")).to_have_count(2)
    assert said(page) == ["un", "deux"]


def test_words_are_never_read_as_html(visit: Visit) -> None:
    page = visit()
    arrived(page)
    write(page, "<img src=x onerror=alert(1)> <b>gras</b>")
    assert said(page) == ["<img src=x onerror=alert(1)> <b>gras</b>"]
    assert page.locator("#log img").count() == 0


def test_shift_enter_goes_to_the_next_line(visit: Visit) -> None:
    page = visit()
    arrived(page)
    box = page.get_by_label("Message", exact=True)
    box.press_sequentially("un")
    box.press("Shift+Enter")
    box.press_sequentially("deux")
    box.press("Enter")
    expect(page.locator("#log .from-visitor .said")).to_have_text("un\ndeux", use_inner_text=True)


def test_erasing_leaves_nothing_and_a_way_to_begin_again(visit: Visit, site: Site) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    write(page, "bonjour")
    page.locator(".top").get_by_role("button", name="Effacer").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer").click()
    expect(page.locator("#log")).to_have_text(
        "C’est effacé. Il ne reste rien de cette conversation.Commencer une conversation"
    )
    assert page.evaluate("sessionStorage.getItem('f.token')") is None
    expect(page.get_by_label("Message", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Commencer une conversation").click()
    expect(page.locator("#log")).to_contain_text("Je suis un programme")
    write(page, "bonjour")
    assert said(page) == ["bonjour"]


def test_a_conversation_that_ended_elsewhere_says_so_and_loses_no_words(visit: Visit, site: Site) -> None:
    page = visit()
    arrived(page)
    token = token_of(page)
    httpx.delete(f"{site.url}/v1/chat", headers={"Authorization": f"Bearer {token}"})
    expect(page.locator("#log")).to_contain_text("Cette conversation est terminée")
    page.get_by_role("button", name="Commencer une conversation").click()
    write(page, "bonjour")
    assert said(page) == ["bonjour"]


def test_an_old_token_after_a_reload_says_nothing_of_an_earlier_conversation(visit: Visit) -> None:
    page = visit()
    arrived(page)
    page.evaluate("sessionStorage.setItem('f.token', 'gone')")
    page.reload()
    expect(page.get_by_role("button", name=YOUNG)).to_be_enabled()
    expect(page.locator("#log")).not_to_contain_text("terminée")


def test_a_code_that_opens_nothing_says_so(visit: Visit) -> None:
    page = visit()
    arrived(page)
    more(page, "J’ai un code")
    page.get_by_label("Les cinq mots, ou les chiffres").fill("rien du tout ici bas")
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.get_by_role("alert")).to_have_text("Ce code n’ouvre rien. Il a peut-être expiré.")


def test_a_code_brings_the_conversation_back(visit: Visit, site: Site) -> None:
    page = visit()
    arrived(page)
    write(page, "je reviendrai")
    token = token_of(page)
    given = httpx.post(f"{site.url}/v1/chat/receipt", headers={"Authorization": f"Bearer {token}"})
    page = visit()
    arrived(page)
    more(page, "J’ai un code")
    page.get_by_label("Les cinq mots, ou les chiffres").fill(given.json()["receipt"])
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.locator("#log .from-visitor .said")).to_have_text("je reviendrai")
    write(page, "bonjour")
    assert said(page) == ["je reviendrai", "bonjour"]


def test_a_reload_shows_the_last_words(visit: Visit) -> None:
    page = visit()
    arrived(page)
    for text in ("bonjour", "comment ça marche", "bonsoir", "comment ça marche"):
        write(page, text)
    page.reload()
    expect(page.locator("#log .from-visitor")).to_have_count(4)
    expect(page.locator("#log .entry").last).to_be_in_viewport(ratio=1)
    expect(page.locator("#to-end")).to_be_hidden()
