"""The supervisor's board, the silent view that the team sees, and what the team keeps."""

from playwright.sync_api import expect

from tests.whole.console.team import TABLET, Team, say, take


def test_the_board_tells_who_waits_who_is_there_and_who_wants_advice(team: Team) -> None:
    board = team.sits("Solène", "supervisor")
    desk = team.sits("Ada")
    board.get_by_role("button", name="Tableau").click()
    expect(board.locator("#board-team")).to_contain_text(team.people[desk].name)
    team.visitor("il m’a enfermée, je peux pas sortir", asks=False)
    tile = board.locator(".tile-immediate")
    expect(tile.locator(".figure")).to_have_text("1")
    expect(board).to_have_title("Danger (1)")
    take(desk)
    expect(tile.locator(".figure")).to_have_text("0")
    row = board.locator("#board-open tr")
    expect(row).to_contain_text(team.people[desk].name)
    desk.keyboard.press("Alt+s")
    desk.get_by_role("button", name="Appeler une personne qui supervise").click()
    expect(row).to_contain_text("Avis demandé")


def test_advice_is_seen_from_any_view_and_not_promised_where_nobody_supervises(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor("bonjour")
    take(desk)
    desk.keyboard.press("Alt+s")
    desk.get_by_role("button", name="Appeler une personne qui supervise").click()
    expect(desk.locator("#help-wanted")).to_contain_text("Personne ne supervise en ce moment")
    board = team.sits("Solène", "supervisor")
    expect(board.get_by_role("button", name="Tableau")).to_contain_text("(1 avis demandé)")
    expect(board).to_have_title("(1) Avis")


def test_a_silent_view_is_told_to_the_team_and_not_to_the_visitor(team: Team) -> None:
    board = team.sits("Solène", "supervisor")
    desk = team.sits("Ada")
    visitor = team.visitor("bonjour")
    column = take(desk)
    before = visitor.locator("#log > *").count()
    board.get_by_role("button", name="Tableau").click()
    board.get_by_role("button", name="Voir en silence").click()
    seen = board.locator(".talk.current")
    expect(seen).to_contain_text("bonjour")
    expect(seen).to_contain_text("Vous regardez en silence")
    board.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    expect(seen.locator(".entry").last).to_be_in_viewport(ratio=0.9)
    expect(seen.get_by_label("Votre réponse")).to_be_hidden()
    expect(column.locator(".watched").first).to_contain_text(team.people[board].name)
    say(visitor, "j’ai un chat")
    expect(seen).to_contain_text("j’ai un chat")
    assert visitor.locator("#log > *").count() == before + 1


def test_hours_phrases_and_accounts_are_kept_from_the_console(team: Team) -> None:
    page = team.sits("Solène", "supervisor")
    page.get_by_role("button", name="Horaires").click()
    page.get_by_label("lundi").fill("le soir")
    page.locator("#hours-form").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_label("lundi")).to_have_attribute("aria-invalid", "true")
    outcome = page.locator("#hours-said")
    expect(outcome).to_have_class("said-here trouble")
    expect(outcome).to_contain_text("Horaire illisible")
    for day in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"):
        page.get_by_label(day).fill("0h00-24:00")
    page.locator("#hours-form").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_label("lundi")).to_have_value("00:00-24:00")
    expect(outcome).to_have_text("Enregistré.")
    expect(outcome).to_have_class("said-here")
    page.get_by_label("Jour", exact=True).fill("2020-01-01")
    page.get_by_role("button", name="Ajouter ce jour").click()
    assert page.get_by_label("Jour", exact=True).evaluate("box => box.validity.rangeUnderflow")
    page.get_by_label("Jour", exact=True).fill("2027-05-01")
    page.get_by_role("button", name="Ajouter ce jour").click()
    expect(page.locator("#exceptions")).to_contain_text("1 mai 2027")

    page.get_by_role("button", name="Phrases").click()
    page.get_by_label("Phrase", exact=True).fill("Une première version de la phrase.")
    page.locator("#library-form").get_by_role("button", name="Enregistrer").click()
    mine = page.locator("#library-list li", has_text="première version")
    mine.get_by_role("button", name="Modifier").click()
    page.get_by_label("Phrase", exact=True).fill("Une deuxième version de la phrase.")
    page.locator("#library-form").get_by_role("button", name="Enregistrer").click()
    expect(mine).to_have_count(0)
    expect(page.locator("#library-list")).to_contain_text("deuxième version")

    page.get_by_role("button", name="Comptes").click()
    page.get_by_label("Nom affiché à l’équipe").fill("<b>Nour</b>")
    page.locator("#person-form").get_by_role("button", name="Ajouter").click()
    expect(page.locator("#toast")).to_contain_text("de 2 à 40 lettres")
    expect(page.get_by_label("Nom affiché à l’équipe")).to_be_focused()
    page.get_by_label("Nom affiché à l’équipe").fill("Nour Fictif")
    page.locator("#person-form").get_by_role("button", name="Ajouter").click()
    expect(page.locator("#one-time-password")).not_to_be_empty()
    row = page.locator("#people-list tr", has_text="Nour Fictif")
    row.get_by_role("button", name="Modifier").click()
    row.get_by_label("Échanges à la fois").fill("4")
    page.keyboard.press("Enter")
    expect(row.locator("td").nth(1)).to_have_text("4")
    expect(row.get_by_role("button", name="Modifier")).to_be_focused()
    row.get_by_role("button", name="Désactiver").click()
    expect(row).to_contain_text("compte désactivé")


def test_each_role_finds_its_own_views(team: Team) -> None:
    nav = "#views-nav button:visible"
    expect(team.sits("Ada").locator(nav)).to_have_text(["Écoute"])
    expect(team.sits("Alix", "admin").locator(nav)).to_have_text(
        ["Comptes", "Phrases", "Horaires", "Chiffres"]
    )


def test_an_admin_changes_a_role_and_somebody_finds_other_views(team: Team) -> None:
    desk = team.sits("Ada")
    page = team.sits("Alix", "admin")
    page.get_by_role("button", name="Comptes").click()
    row = page.locator("#people-list tr", has_text=team.people[desk].name)
    row.get_by_role("button", name="Modifier").click()
    page.keyboard.press("Escape")
    expect(row.get_by_role("button", name="Modifier")).to_be_focused()
    page.keyboard.press("Enter")
    row.get_by_label("Rôle").select_option(label="Supervision")
    row.get_by_role("button", name="Enregistrer").click()
    expect(row.locator("td").first).to_have_text("Supervision")
    desk.reload()
    expect(desk.locator("#views-nav button:visible")).to_contain_text(["Écoute", "Tableau"])


def test_leaving_an_open_exchange_asks_first(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor()
    take(desk)
    desk.get_by_role("button", name="Quitter").click()
    expect(desk.locator("#confirm-leave-open")).to_contain_text("sa demande remonte dans la file")
    desk.get_by_role("button", name="Rester").click()
    expect(desk.locator(".talk.current")).to_be_visible()


def test_on_a_break_nothing_rings_and_the_team_knows(team: Team) -> None:
    board = team.sits("Solène", "supervisor")
    desk = team.sits("Ada")
    desk.get_by_role("button", name="Faire une pause").click()
    expect(desk.locator("#state")).to_have_text("En pause")
    board.get_by_role("button", name="Tableau").click()
    expect(board.locator("#board-team tr", has_text=team.people[desk].name)).to_contain_text("En pause")
    team.visitor("bonjour")
    expect(desk.locator("#queue .case")).to_have_count(1)
    expect(desk).to_have_title("Console")
    desk.get_by_role("button", name="Reprendre").click()
    expect(desk).to_have_title("(1) Attente")
