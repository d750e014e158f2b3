"""Into the console: a first day, a lost phone, and a session that ends in the middle of an answer."""

from collections.abc import Callable

import pyotp
from playwright.sync_api import Page, expect

from tests.whole.conftest import DESK, Site
from tests.whole.console.team import PASSWORD, Team, add, take


def first_factor(page: Page, name: str, password: str) -> None:
    expect(page.locator("#signin")).to_be_visible()  # the page comes anew after « Quitter »
    page.get_by_label("Nom", exact=True).fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Continuer").click()


def test_a_first_day_goes_through_a_new_password_a_phone_and_codes_on_paper(team: Team) -> None:
    once = add(team.site, "Ada Fictive", "counsellor")
    page = team.visit("/console", size=DESK, at=team.site)
    step = page.locator("#signin form:not([hidden])")
    first_factor(page, "Ada Fictive", "pas le bon mot de passe")
    expect(page.locator("#signin-trouble")).to_contain_text("incorrect")
    first_factor(page, "Ada Fictive", once)
    step.get_by_label("Mot de passe provisoire").fill(once)
    step.get_by_label("Nouveau mot de passe").fill(PASSWORD)
    step.get_by_label("une deuxième fois").fill(f"{PASSWORD} !")
    step.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#signin-trouble")).to_contain_text("pas les mêmes")
    step.get_by_label("une deuxième fois").fill(PASSWORD)
    step.get_by_role("button", name="Enregistrer").click()
    expect(step.get_by_alt_text("Code QR")).to_be_visible()
    assert page.locator("#qr").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    secret = page.locator("#secret").inner_text().replace(" ", "")
    step.get_by_label("Code à 6 chiffres").fill(pyotp.TOTP(secret).now())
    step.get_by_role("button", name="Activer").click()
    codes = page.locator("#recovery-list li")
    expect(codes.first).to_be_visible()
    code = codes.first.inner_text()
    page.get_by_role("button", name="J’ai noté mes codes").click()
    expect(page.locator("#queue-summary")).to_have_text("Personne n’attend.")
    assert page.locator("#recovery-list li").count() == 0

    page.get_by_role("button", name="Quitter", exact=True).click()
    first_factor(page, "Ada Fictive", PASSWORD)
    page.get_by_label("Code à 6 chiffres de votre application").fill(code)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.locator("#who-am-i")).to_have_text("Ada Fictive")


def sign_back_in(page: Page, name: str, code: str) -> None:
    first_factor(page, name, PASSWORD)
    page.get_by_label("Code à 6 chiffres de votre application").fill(code)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.locator("#signin")).to_be_hidden()


def test_where_a_second_factor_is_optional_one_can_still_have_it(
    own_site: Callable[..., Site], visit: Callable[..., Page]
) -> None:
    site = own_site(console_totp="optional")
    once = add(site, "Ada Fictive", "counsellor")
    page = visit("/console", size=DESK, at=site)
    step = page.locator("#signin form:not([hidden])")
    first_factor(page, "Ada Fictive", once)
    step.get_by_label("Mot de passe provisoire").fill(once)
    step.get_by_label("Nouveau mot de passe").fill(PASSWORD)
    step.get_by_label("une deuxième fois").fill(PASSWORD)
    step.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("button", name="Double vérification").click()
    step.get_by_role("button", name="Revenir").click()
    expect(page.locator("#signin")).to_be_hidden()
    page.get_by_role("button", name="Double vérification").click()
    expect(page.locator("#secret")).not_to_be_empty()
    secret = page.locator("#secret").inner_text().replace(" ", "")
    step.get_by_label("Code à 6 chiffres").fill(pyotp.TOTP(secret).now())
    step.get_by_role("button", name="Activer").click()
    page.get_by_role("button", name="J’ai noté mes codes").click()
    expect(page.locator("#signin")).to_be_hidden()
    expect(page.get_by_role("button", name="Double vérification")).to_be_hidden()


def test_a_session_that_ends_in_mid_reply_loses_nothing(team: Team) -> None:
    desk = team.sits("Ada")
    ada = team.people[desk]
    visitor = team.visitor("bonjour")
    column = take(desk)
    box = column.get_by_label("Votre réponse")
    box.fill("Je reste là.")
    desk.context.clear_cookies()
    box.press("Enter")
    expect(desk.locator("#signin")).to_be_visible()
    expect(desk.locator("#signin-trouble")).to_contain_text("expiré")
    sign_back_in(desk, ada.name, ada.recovery[0])
    expect(column.locator(".from-counsellor")).to_have_attribute("data-state", "seen")
    desk.context.clear_cookies()
    box.fill("Tu peux prendre")  # telling the visitor that somebody writes is refused
    expect(desk.locator("#signin")).to_be_visible()
    sign_back_in(desk, ada.name, ada.recovery[1])
    expect(box).to_have_value("Tu peux prendre")
    expect(column.locator(".from-counsellor")).to_have_count(1)
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(["Je reste là."])
