"""What the desk knows and does about a case: why it is grave, notes, phrases, help nearby, how it ends."""

from playwright.sync_api import Page, expect

from tests.whole.console.team import Team, answer, say, take

FLAGGED = "j’ai envie de mourir"


def test_flagged_words_are_behind_a_warning_that_one_opens(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor(f"bonjour. {FLAGGED}. voilà")
    expect(desk.locator("#queue .case-high")).to_contain_text("Grave")
    column = take(desk)
    words = column.locator(".said", has_text=FLAGGED)
    expect(words).to_be_hidden()
    desk.keyboard.press("Alt+o")
    expect(words).to_be_visible()

    reasons = desk.locator("#why-fired")
    expect(reasons.locator("blockquote").first).to_be_hidden()
    reasons.locator("summary").first.click()
    expect(reasons.locator("blockquote").first).to_contain_text(FLAGGED)
    expect(reasons.locator(".axes").first).to_contain_text("Suicide")

    say(visitor, f"encore. {FLAGGED}")
    expect(column.locator(".flag")).to_have_count(2)
    expect(column.locator(".said", has_text="encore.")).to_be_hidden()


def test_the_level_is_changed_with_a_reason(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor("bonjour")
    column = take(desk)
    desk.locator("summary", has_text="Changer le niveau").click()
    expect(desk.locator("#regrade-levels input")).to_have_count(3)  # all but the one where it stands
    desk.locator("#regrade-levels").get_by_text("Danger immédiat").click()
    desk.get_by_label("Raison, sans nom ni adresse").fill("Dit être en danger au téléphone")
    desk.get_by_role("button", name="Changer le niveau").click()
    expect(column.locator(".talk-head .risk")).to_have_text("Danger immédiat")
    expect(desk.locator("#why-grades")).to_contain_text("Dit être en danger au téléphone")


def test_a_note_that_is_too_long_is_refused_and_kept(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor()
    take(desk)
    desk.keyboard.press("Alt+n")
    desk.get_by_label("Note pour l’équipe").fill("a" * 2100)
    desk.get_by_role("button", name="Garder la note").click()
    expect(desk.locator("#note-left")).to_contain_text("trop longue de 100")
    expect(desk.get_by_label("Note pour l’équipe")).to_have_value("a" * 2100)
    desk.get_by_label("Note pour l’équipe").fill("Parle d’un oncle de confiance.")
    desk.get_by_role("button", name="Garder la note").click()
    expect(desk.locator("#notes-list")).to_contain_text("oncle de confiance")


def test_a_prepared_phrase_waits_in_the_box_to_be_edited(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor()
    column = take(desk)
    desk.keyboard.press("Alt+p")
    phrase = desk.locator("#phrase-list .said").first
    words = phrase.inner_text()
    desk.locator("#phrase-list").get_by_role("button").first.click()
    expect(column.get_by_label("Votre réponse")).to_have_value(words)
    expect(column.get_by_label("Votre réponse")).to_be_focused()
    expect(column.locator(".from-counsellor")).to_have_count(0)
    expect(visitor.locator("#log .from-counsellor")).to_have_count(0)


def test_help_nearby_reaches_the_visitor_as_a_card(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor()
    column = take(desk)
    desk.keyboard.press("Alt+h")
    desk.locator("summary", has_text="Lignes d’écoute nationales").click()
    line = desk.locator("#near-lines > li").first
    name = line.locator(".place-name").inner_text()
    line.get_by_role("button").click()
    expect(column.locator(".from-counsellor .card")).to_contain_text(name)
    expect(visitor.locator("#log .from-counsellor .card")).to_contain_text(name)

    desk.get_by_label("Ville, code postal ou département").fill("Lyon")
    desk.get_by_role("button", name="Chercher", exact=True).click()
    expect(desk.locator("#near-places button, #near-results li").first).to_be_visible()


def pick_next(desk: Page) -> None:
    desk.keyboard.press("Alt+s")
    expect(desk.locator("#panel-next")).to_be_visible()


def test_a_case_goes_to_a_colleague_and_the_visitor_is_told(team: Team) -> None:
    ada = team.sits("Ada")
    basile = team.sits("Basile")
    visitor = team.visitor("bonjour")
    expect(basile.locator("#queue .case")).to_have_count(1)
    column = take(ada)
    expect(basile.locator("#queue .case")).to_have_count(0)
    answer(column, "Je te confie à Basile.")
    expect(visitor.locator("#log .from-counsellor .said")).to_have_count(1)
    statuses = visitor.locator("#log .status").count()
    pick_next(ada)
    expect(ada.locator("#transfer-to option")).to_contain_text(["Choisir une personne", "Basile"])
    ada.get_by_label("À qui").select_option(label=ada.locator("#transfer-to option").last.inner_text())
    ada.get_by_role("button", name="Confier l’échange").click()
    expect(column.locator("[data-part='over']")).to_contain_text("Basile")
    theirs = basile.locator(".talk.current")
    expect(theirs).to_contain_text("Je te confie à Basile.")
    expect(visitor.locator("#log .status")).not_to_have_count(statuses)
    answer(theirs, "Bonsoir, je prends la suite.")
    expect(visitor.locator("#log .from-counsellor .said").last).to_have_text("Bonsoir, je prends la suite.")


def test_a_danger_said_while_she_waits_is_the_subject_and_she_may_choose_anew(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor("bonjour")
    say(visitor, "je vais me tuer cette nuit")
    expect(desk.locator("#queue .case-immediate .axes")).to_have_text("Suicide")
    before, now = visitor.locator(".card-handoff").all()
    expect(before.get_by_role("checkbox").first).to_be_disabled()
    expect(now.get_by_role("checkbox").first).to_be_enabled()
    expect(now).to_contain_text("des idées de mourir")


def entrust(desk: Page, to: str) -> None:
    pick_next(desk)
    choice = desk.locator("#transfer-to option", has_text=to)
    desk.get_by_label("À qui").select_option(label=choice.inner_text())
    desk.get_by_role("button", name="Confier l’échange").click()


def test_who_entrusts_a_case_is_asked_about_her_unsent_answer_and_told_who_has_it(team: Team) -> None:
    ada, basile = team.sits("Ada"), team.sits("Basile")
    team.visitor("bonjour")
    column = take(ada)
    box = column.get_by_label("Votre réponse")
    box.fill("Je voulais te dire")
    entrust(ada, "Basile")
    ada.get_by_role("button", name="Revenir à ma réponse").click()
    expect(box).to_have_value("Je voulais te dire")
    expect(box).to_be_focused()
    # Held up on its way back: the stream tells the end first, in words of its own.
    ada.route(
        "**/transfer", lambda route: (route.fetch(), ada.wait_for_timeout(1500), route.fulfill(status=204))
    )
    ada.get_by_role("button", name="Confier l’échange").click()
    ada.get_by_role("button", name="Confier sans envoyer").click()
    told = column.locator("[data-part='over-words']")
    expect(told).to_have_text(f"Échange transféré à {team.people[basile].name}.")


def test_a_supervisor_who_looks_and_is_given_the_case_can_answer_and_give_it_back(team: Team) -> None:
    ada, board = team.sits("Ada"), team.sits("Solène", "supervisor")
    visitor = team.visitor("bonjour")
    mine = take(ada)
    board.get_by_role("button", name="Tableau").click()
    board.get_by_role("button", name="Voir en silence").click()
    seen = board.locator(".talk.current")
    expect(seen).to_contain_text("Vous regardez en silence")
    entrust(ada, "Solène")
    expect(mine.locator("[data-part='over']")).to_contain_text("transféré")
    expect(seen.get_by_text("Vous regardez en silence")).to_be_hidden()
    expect(seen.locator(".watched:visible")).to_contain_text(["vous a été confié"])
    answer(seen, "Je prends la suite.")
    expect(visitor.locator("#log .from-counsellor .said").last).to_have_text("Je prends la suite.")
    entrust(board, "Ada")
    answer(mine, "Me revoilà.")
    expect(visitor.locator("#log .from-counsellor .said").last).to_have_text("Me revoilà.")


def test_whoever_was_chosen_and_goes_on_a_break_is_replaced_by_nobody(team: Team) -> None:
    ada, basile, _carole = team.sits("Ada"), team.sits("Basile"), team.sits("Carole")
    team.visitor("bonjour")
    take(ada)
    pick_next(ada)
    options = ada.locator("#transfer-to option")
    expect(options).to_have_count(3)
    chosen = options.filter(has_text="Basile").inner_text()
    ada.get_by_label("À qui").select_option(label=chosen)
    basile.get_by_role("button", name="Faire une pause").click()
    expect(options).to_have_count(2)
    expect(ada.get_by_label("À qui")).to_have_value("")


def test_a_case_is_given_back_to_the_program(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor()
    column = take(desk)
    pick_next(desk)
    desk.get_by_role("button", name="Rendre au programme").click()
    expect(desk.get_by_role("button", name="Continuer l’échange")).to_be_focused()
    desk.locator("#confirm-return").get_by_role("button", name="Rendre au programme").click()
    expect(column.locator("[data-part='over']")).to_contain_text("rendu au programme")
    expect(visitor.locator("#presence")).to_have_attribute("data-side", "bot")
    column.get_by_role("button", name="Fermer cette colonne").click()
    expect(desk.locator("#no-conversation")).to_be_visible()


def test_a_case_ends_with_an_outcome_and_nothing_of_it_stays_in_the_tab(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor()
    column = take(desk)
    column.get_by_label("Votre réponse").fill("un reste de brouillon")
    pick_next(desk)
    desk.locator("#outcomes label").first.click()
    desk.get_by_role("button", name="Terminer l’échange").click()
    desk.get_by_role("button", name="Oui, terminer").click()
    expect(column.locator("[data-part='over']")).to_contain_text("effacé du serveur")
    expect(visitor.get_by_role("button", name="Commencer une conversation")).to_be_visible()
    assert "brouillon" not in desk.evaluate("JSON.stringify({ ...sessionStorage })")


def test_the_last_words_can_be_read_after_a_reload(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor("bonjour")
    answer(take(desk), "Je te laisse, au revoir.")
    pick_next(desk)
    desk.locator("#outcomes label").first.click()
    desk.get_by_role("button", name="Terminer l’échange").click()
    desk.get_by_role("button", name="Oui, terminer").click()
    again = visitor.get_by_role("button", name="Commencer une conversation")
    again.wait_for()
    visitor.reload()
    again.wait_for()
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text("Je te laisse, au revoir.")
    again.click()
    expect(visitor.locator("#log .from-counsellor")).to_have_count(0)
    visitor.locator("#log .from-bot").first.wait_for()


def test_who_leaves_is_said_to_the_counsellor(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor()
    column = take(desk)
    visitor.get_by_role("link", name="Quitter").click()
    expect(column.locator("[data-part='over']")).to_contain_text("n’est plus ici")
    expect(column.get_by_label("Votre réponse")).to_be_hidden()
