"""First guesses that are not good enough once somebody has told something."""

import pytest

from bot.doubts import doubted
from tests.bot.conftest import Talk, labels, texts


def ranked(*confidences: float) -> list[dict]:
    return [{"name": f"meaning {rank}", "confidence": value} for rank, value in enumerate(confidences)]


@pytest.mark.parametrize("intent", ["goodbye", "greet", "affirm", "deny", "thank"])
def test_small_talk_must_be_clear(intent: str) -> None:
    assert doubted(ranked(0.3, 0.2), intent, "pour un rdv", disclosed=False)
    assert not doubted(ranked(0.8, 0.1), intent, "au revoir", disclosed=True)


def test_a_yes_that_begins_with_its_word_is_one_however_much_follows() -> None:
    assert not doubted(ranked(0.45, 0.1), "affirm", "oui j'ai appelé ses amies", disclosed=True)
    assert not doubted(ranked(0.3, 0.1), "deny", "non, pas encore appelé", disclosed=True)


def test_a_foreign_subject_must_be_clear_once_something_was_told() -> None:
    assert doubted(ranked(0.3, 0.2), "out_of_scope", "pour un rdv", disclosed=True)
    assert doubted(ranked(0.8, 0.8, 0.1), "out_of_scope", "comment faire enlever", disclosed=True)
    assert not doubted(ranked(0.8, 0.1), "out_of_scope", "fais mes maths", disclosed=True)
    assert not doubted(ranked(0.3, 0.2), "out_of_scope", "fais mes maths", disclosed=False)


@pytest.mark.parametrize(
    "text", ["j'ai fait une ts", "tout irait mieux sans moi", "jveux plus vivre", "i want to die"]
)
def test_words_of_dying_are_believed_however_unsure(text: str) -> None:
    assert not doubted(ranked(0.2), "suicidal", text, disclosed=False)


@pytest.mark.parametrize("text", ["c'était hier soir", "je vais le voir ce soir"])
def test_a_time_alone_is_no_wish_to_die(text: str) -> None:
    assert doubted(ranked(0.25), "suicidal", text, disclosed=False)
    assert not doubted(ranked(0.5), "suicidal", text, disclosed=False)


@pytest.mark.parametrize(
    "text", ["mon mec a 30 ans", "il m'a jamais frappée", "elle passe me prendre en voiture le week-end"]
)
def test_what_is_no_danger_of_this_minute_must_be_clear(text: str) -> None:
    assert doubted(ranked(0.5, 0.2), "danger_now", text, disclosed=True)
    assert not doubted(ranked(0.7, 0.2), "danger_now", text, disclosed=True)


@pytest.mark.parametrize(
    "text",
    ["s'il entend sonner je suis morte", "il monte là", "he locked the door", "vite", "ils m'ont enfermée"],
)
def test_words_of_danger_are_believed_however_unsure(text: str) -> None:
    assert not doubted(ranked(0.16), "danger_now", text, disclosed=False)


@pytest.mark.parametrize("text", ["il a 27 ans", "mon copain vient me chercher le soir en voiture"])
def test_no_crisis_is_guessed_at(young: Talk, text: str) -> None:
    young.take("paid_encounters")
    assert young.say(text)["slots"]["requested_slot"] is None


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("self_harm", "et si on me chope"),
        ("friend_worried", "mon père le sait pas"),
        ("suicidal", "jsuis chez moi"),
    ],
)
def test_what_the_words_do_not_say_needs_sureness(intent: str, text: str) -> None:
    assert doubted(ranked(0.3), intent, text, disclosed=False)
    assert not doubted(ranked(0.5), intent, text, disclosed=False)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("self_harm", "jme griffe"),
        ("self_harm", "j'ai des marques aux poignets"),
        ("friend_worried", "ma pote va mal"),
    ],
)
def test_words_of_it_are_believed_however_unsure(intent: str, text: str) -> None:
    assert not doubted(ranked(0.2), intent, text, disclosed=False)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("sexual_violence", "jme suis fait exclure"),
        ("substances", "il me manque trop"),
        ("substances", "cmt on fait pour arreter"),
        ("recruited", "jlai dit a leduc"),
        ("sexual_health", "il fait quoi là"),
        ("bullying", "ok mais après"),
        ("money_need", "c'est quand"),
        ("wants_out", "dans la chambre"),
    ],
)
def test_a_grave_subject_without_a_word_of_it_needs_sureness(intent: str, text: str) -> None:
    assert doubted(ranked(0.35), intent, text, disclosed=False)
    assert not doubted(ranked(0.5), intent, text, disclosed=False)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("sexual_violence", "je dormais et il était là"),
        ("substances", "g mi un truc ds mn vere jcroi"),
        ("image_abuse", "sextorsion"),
        ("family_violence", "le daron il me défonce"),
        ("recruited", "un type me recharge mon tel"),
        ("care_placement", "jai une audiance lundi"),
        ("sexual_health", "deux barres roses"),
        ("money_need", "le frigo est vide"),
        ("coerced", "si je dis non il crie"),
        ("runaway", "mes parents m'ont tej"),
    ],
)
def test_a_grave_subject_with_a_word_of_it_is_believed(intent: str, text: str) -> None:
    assert not doubted(ranked(0.2), intent, text, disclosed=False)


@pytest.mark.parametrize("text", ["jai mal a la tete", "j'ai mal au ventre", "jai mal quand je pisse"])
def test_who_aches_has_not_hurt_herself(text: str) -> None:
    assert doubted(ranked(0.5), "self_harm", text, disclosed=False)
    assert not doubted(ranked(0.5), "self_harm", f"{text} et je me coupe", disclosed=False)


@pytest.mark.parametrize("text", ["un mec ma fait mal", "elle ma pas cru", "mon père m'a vu avec un mec"])
def test_what_is_done_to_oneself_is_no_friends(text: str) -> None:
    assert doubted(ranked(0.55), "friend_worried", text, disclosed=False)
    assert not doubted(ranked(0.55), "friend_worried", "ma copine m'a dit qu'elle va mal", disclosed=False)


@pytest.mark.parametrize(
    "text", ["ya un gars jlui parl sur snap", "il ma fai rencontré ses pote pr de largen"]
)
def test_whom_one_speaks_to_oneself_is_no_friend_in_need(text: str) -> None:
    assert doubted(ranked(0.7), "friend_worried", text, disclosed=False)
    assert not doubted(ranked(0.7), "friend_worried", f"ma pote {text}", disclosed=False)


def test_a_weak_guess_claims_nothing_without_a_word_of_it() -> None:
    assert doubted(ranked(0.2), "minimises", "c lui ki moccupai", disclosed=True)
    assert not doubted(ranked(0.2), "minimises", "tkt jgere", disclosed=True)


@pytest.mark.parametrize("text", ["personne voudra de moi", "dis a personne stp"])
def test_nobody_is_no_person_asked_for(text: str) -> None:
    assert doubted(ranked(0.6), "ask_human", text, disclosed=False)
    assert not doubted(ranked(0.3), "ask_human", "je veux parler à une vraie personne", disclosed=False)


@pytest.mark.parametrize(
    ("intent", "text", "clear"),
    [
        ("ask_human", "je peux te parler", "je peux parler à quelqu'un"),
        ("ask_human", "quelquun menvoie des messages", "quelqu'un peut m'aider"),
        ("ask_confidentiality", "il va le dire a mes parents ?", "vous allez le dire à mes parents ?"),
        ("ask_confidentiality", "il va savoir que cest moi ?", "ma mère va savoir que je parle ici ?"),
        ("erase_conversation", "on se voit ce soir", "on peut voir ce que j'écris ?"),
        ("erase_conversation", "il veut me supprimer", "je veux supprimer mes messages"),
        ("self_harm", "jme suis coupé en cuisinant", "jme suis coupée"),
        ("self_harm", "ca fait mal ?", "ca fait mal"),
        ("danger_now", "mon papi il est mort", "je suis morte s'il rentre"),
    ],
)
def test_a_word_alone_is_not_yet_a_meaning(intent: str, text: str, clear: str) -> None:
    assert doubted(ranked(0.5), intent, text, disclosed=True)
    assert not doubted(ranked(0.5), intent, clear, disclosed=True)


def test_quickly_is_no_danger_behind_a_filler() -> None:
    assert doubted(ranked(0.5), "danger_now", "genre vite", disclosed=False)


@pytest.mark.parametrize(
    "text",
    [
        "il est devant chez moi le facteur",
        "jsuis enfermé dehors jai oublié mes clés",
        "mon pere vient me chercher en voiture a 18h",
        "ma mère passe me prendre à l'arrêt de bus",
        "jsuis dans la voiture de ma mere",
        "jsuis ds la caisse de mon frere",
    ],
)
def test_a_day_like_others_is_no_danger_however_sure_the_guess(text: str) -> None:
    assert doubted(ranked(0.9), "danger_now", text, disclosed=False)


@pytest.mark.parametrize(
    "text",
    [
        "mon père vient me chercher",
        "mon père vient me chercher au foyer à 18h",
        "mon frère vient me chercher au lycée j'ai peur",
        "mon père m'a enfermée dehors",
        "le livreur me suit",
        "jsuis dans la voiture de mon mec",
        "jsuis dans le bus ya un mec qui me regarde",
        "il veut que je monte dans la voiture de mon frère",
    ],
)
def test_what_only_resembles_such_a_day_is_believed(text: str) -> None:
    assert not doubted(ranked(0.9), "danger_now", text, disclosed=False)


def test_whose_kin_did_harm_is_not_fetched_by_them_like_others() -> None:
    for text in ("mon père vient me chercher en voiture à 18h", "jsuis dans la voiture de mon oncle"):
        assert not doubted(ranked(0.9), "danger_now", text, disclosed=True)


def test_who_regrets_claims_nothing_however_sure_the_guess() -> None:
    assert doubted(ranked(0.9), "minimises", "je regrette", disclosed=True)
    assert not doubted(ranked(0.3), "minimises", "tkt je gère", disclosed=True)


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ("un mec veut bien m'héberger chez lui", "en échange de trucs"),
        ("on m'a proposé 200 euros", "pour un rdv"),
        ("ya mes nudes sur Telegram", "comment faire enlever"),
        ("j'ai trop honte de moi", "jsuis sale"),
    ],
)
def test_what_follows_a_disclosure_is_no_farewell_and_no_foreign_subject(
    young: Talk, told: str, then: str
) -> None:
    young.say(told)
    assert young.say(then)["intent"] not in {"out_of_scope", "goodbye", "greet", "affirm", "deny", "insult"}


def test_who_told_something_hears_that_she_is_listened_to(young: Talk) -> None:
    young.take("paid_encounters")
    turn = young.say("zib zab le machin bidule")
    assert turn["intent"] == "nlu_fallback"
    assert any(word in texts(turn)[0] for word in ("écoute", "te lis"))
    assert labels(turn)


def test_a_clear_farewell_stays_one(young: Talk) -> None:
    young.take("paid_encounters")
    assert young.say("bon merci, au revoir")["intent"] in {"goodbye", "thank"}


@pytest.mark.parametrize(
    "text", ["c'est moi, on a parlé tout à l'heure", "je reviens c'est moi de tout à l'heure"]
)
def test_who_comes_back_is_greeted(young: Talk, text: str) -> None:
    assert young.say(text)["intent"] == "greet"


@pytest.mark.parametrize("text", ["t'es un robot ?", "c'est une vraie personne là ?"])
def test_whatever_was_asked_the_answer_is_neither_yes_nor_no(young: Talk, text: str) -> None:
    for _ in range(2):
        assert not texts(young.say(text))[0].startswith(("Oui", "Non"))
