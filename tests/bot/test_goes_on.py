"""Short words of the young behind what they told, and the same words where they mean something else."""

import pytest

from bot.scene import Scene
from bot.urgent import urgent
from tests.bot.conftest import Talk, labels, texts
from tests.bot.said import numbers, says

DANGER = "danger_form"


def meant(text: str, told: str = "", form: str | None = None, audience: str | None = "young") -> str | None:
    before = told.split()
    return urgent(text, Scene(audience, frozenset(before), before[-1] if before else None, form))


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        # sent by her own family, given presents
        ("maman ma dit daller avec monsieur", "", "choose_kin_sends"),
        ("ma mere veut que jaille avec un monsieur", "", "choose_kin_sends"),
        ("mon oncle m'emmène dormir chez des hommes", "", "choose_kin_sends"),
        ("mon père me vend", "", "choose_kin_sends"),
        ("elle a dit cest pour payer le loyer", "choose_kin_sends", "choose_kin_sends"),
        ("jaime pas", "choose_kin_sends", "choose_kin_sends"),
        ("un monsieur me donne des robux", "", "choose_asked_gift"),
        ("il dit il me donne des skins", "choose_asked_adult", "choose_asked_gift"),
        ("cest quoi une capture", "", "choose_capture"),
        # intimate pictures
        ("il veu 200 euro", "image_abuse", "choose_images_threat"),
        ("jdois payer ?", "image_abuse choose_images_threat", "choose_images_threat"),
        ("il en redemande", "image_abuse", "choose_images_threat"),
        ("il a dit il va le dire a ma maman", "choose_asked_adult", "choose_images_threat"),
        ("si jfais pas un truc avec son pote", "image_abuse", "choose_images_threat"),
        ("cest demain", "image_abuse choose_images_threat", "choose_images_meet"),
        ("jlui dis quoi", "image_abuse", "choose_images_silent"),
        ("jpeux pas le dire a mon daron", "image_abuse", "choose_images_tell"),
        ("jveux pas que maman sache", "choose_asked_sent", "choose_images_tell"),
        # told, not believed
        ("jlai dit a leduc", "sexual_violence", "choose_told_someone"),
        ("elle ma pas cru", "sexual_violence choose_told_someone", "choose_disbelieved"),
        ("ils m'ont pas crue", "family_violence", "choose_disbelieved"),
        ("elle m'a traitée de menteuse", "sexual_violence", "choose_disbelieved"),
        ("les flics me traitent mal", "", "choose_police_rude"),
        # a no on the way
        ("j'ai dit oui et après non", "", "choose_consent"),
        ("si on dit oui au début", "sexual_violence", "choose_consent"),
        ("mais quil a continué", "sexual_violence choose_consent", "choose_consent"),
        ("jme rapelle de rien", "sexual_violence", "choose_sexual_blank"),
        # missed
        ("jveux retourner avec lui", "", "choose_misses"),
        ("jveux reprendre contact avec mon mec", "", "choose_misses"),
        ("je veux y retourner", "coerced", "choose_misses"),
        ("je veux y retourner", "", "choose_misses"),
        ("il me manque trop", "", "choose_misses"),
        ("il me tape que quand jsuis pas sage", "partner_violence", "choose_partner_hits"),
        # who will know
        ("le dis pas a ma mere", "family_violence", "ask_confidentiality"),
        ("dis a personne stp", "", "ask_confidentiality"),
        ("tu vas appeler les flics ?", "", "ask_confidentiality"),
        ("vous allez prévenir la police ?", "", "ask_confidentiality"),
        ("mes parents peuvent voir ?", "", "ask_confidentiality"),
        ("si je suis mineur vous etes obligé de le dire non ?", "", "ask_confidentiality"),
        # a debt, a bed, a journey
        ("il connait ma soeur", "coerced", "choose_debt_family"),
        ("il dit il fera pareil avec elle", "choose_money_debt", "choose_debt_family"),
        ("elle a 12 ans", "choose_debt_family", "choose_family_siblings"),
        ("ya un mec ki me propose de dormir ché lui", "runaway", "choose_run_offer"),
        ("115 ils repondent pas", "runaway", "choose_run_busy"),
        ("jsui ché un pote a mon mec", "runaway", "choose_run_hosted"),
        ("on va me marier", "", "choose_family_marriage"),
        ("ils veulent que je me marie", "", "choose_family_marriage"),
        ("avion samedi", "choose_family_marriage", "choose_leaving_soon"),
        ("cet ete", "choose_family_marriage", "choose_leaving_soon"),
        ("jpars demain", "recruited", "choose_leaving_soon"),
        # a friend
        ("elle veut pas que jen parle", "friend_worried", "choose_friend_secret"),
        ("je dois le dire a qui", "friend_worried", "choose_friend_tell"),
        ("a la cpe ?", "friend_worried", "choose_friend_tell"),
        ("elle va finir en foyer ?", "friend_worried", "choose_friend_placed"),
        ("il a 15 ans", "friend_worried", "choose_friend_more"),
        # over, hurt, alone
        ("jai arreté", "paid_encounters", "choose_stopped"),
        ("un mec ma fait mal", "", "choose_distress_someone"),
        ("personne voudra de moi", "", "distress"),
        # a code, the judge, the law
        ("jai un code", "", "choose_code_read"),
        ("comment je fais pour lire la réponse", "", "choose_code_read"),
        ("abeille lune tigre velo pomme", "choose_code_read", "choose_code_read"),
        ("jai perdu mon code", "", "choose_code_lost"),
        ("laudience c mardi", "care_placement", "choose_care_refuse"),
        ("jpeux refuser ?", "care_placement", "choose_care_refuse"),
        ("cmt jfais", "care_placement choose_care_decides", "choose_care_judge"),
        ("jrisque quoi moi ?", "recruited", "choose_rights_me"),
        ("jai amené une copine la bas", "", "choose_own_part"),
        # yes, no, don't know
        ("jsp", "greet unsure", "choose_short_answers"),
        ("non", "coerced affirm", "choose_short_answers"),
    ],
)
def test_short_words_go_on_with_what_was_told(text: str, told: str, means: str) -> None:
    assert meant(text, told) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ma mère m'a dit d'aller voir le médecin", ""),
        ("ma mère veut pas que j'aille chez un mec", ""),
        ("mon père me vend son scooter", ""),
        ("mon frère me donne des robux", ""),
        ("il veut 200 euros", ""),
        ("cest demain", "care_placement"),
        ("jlui dis quoi", "friend_worried"),
        ("j'ai dit à ma mère que j'allais bien", ""),
        ("jme rappelle plus de ton nom", ""),
        ("je veux pas y retourner", "coerced"),
        ("ma mère me manque", "coerced"),
        ("dis moi qui appeler", ""),
        ("dis le à ma mère", ""),
        ("je suis chez ma mère", "runaway"),
        ("jsuis chez un pote", ""),
        ("ma copine me propose de dormir chez elle", ""),
        ("je veux me marier un jour", ""),
        ("je pars demain en vacances", ""),
        ("elle a 12 ans", ""),
        ("j'ai arrêté l'école", "runaway"),
        ("j'ai oublié mon code de carte", ""),
        ("jpeux refuser ?", ""),
        ("oui", "coerced"),
        ("jsp", "bot_challenge"),
    ],
)
def test_and_mean_something_else_elsewhere(text: str, told: str) -> None:
    assert meant(text, told) is None


def test_who_is_in_danger_asks_for_the_police_and_fears_it_not() -> None:
    assert meant("tu vas appeler les flics ?", "danger_now", DANGER) == "choose_nobody_called"
    assert meant("tu peux appeler la police stp", "danger_now") == "choose_nobody_called"


def test_an_expression_is_no_danger() -> None:
    assert meant("oui c une expression", "danger_now", DANGER) == "choose_not_in_danger"


def test_adults_have_their_own_words() -> None:
    assert meant("il veut 200 euros", "image_abuse", audience="parent") is None
    assert meant("j'ai un code", audience="parent") == "choose_code_read"


def test_a_child_sent_by_her_mother_hears_that_it_is_not_her_fault(young: Talk) -> None:
    turn = young.say("maman ma dit daller avec monsieur")
    assert says(turn, "utter_kin_sends")
    assert "allo_119" in numbers(turn)
    assert says(young.say("elle a dit cest pour payer le loyer"), "utter_kin_sends")


def test_blackmail_stays_the_subject(young: Talk) -> None:
    young.say("il a mes photos")
    for text, reply in (
        ("il veu 200 euro", "utter_images_threat"),
        ("jlui dis quoi", "utter_images_silent"),
        ("cest demain", "utter_images_meet_lines"),
    ):
        assert says(young.say(text), reply), text


def test_who_was_not_believed_is_believed_here(young: Talk) -> None:
    young.say("le fils de la famille il me touche")
    young.say("jlai dit a leduc")
    assert says(young.say("elle ma pas cru"), "utter_disbelieved")


def test_bare_answers_do_not_go_in_circles(young: Talk) -> None:
    young.say("slt")
    young.say("jsp")
    turn = young.say("jsp")
    assert numbers(turn) == {"allo_119"}
    assert labels(turn) == ["Oui", "Non"]
    assert says(young.say("oui"), "utter_short_safe")
    assert "?" in "".join(texts(young.say("non")))


def test_a_journey_behind_a_marriage_is_no_foreign_subject(young: Talk) -> None:
    assert says(young.say("on va me marier"), "utter_family_marriage")
    turn = young.say("avion samedi")
    assert says(turn, "utter_leaving_soon")
    assert "police_17" in numbers(turn)
