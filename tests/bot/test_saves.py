"""What saves in the middle of a danger: the door, the window, the street, help that comes; look-alikes."""

import pytest

from bot.scene import HELD, Scene
from bot.typed import typed
from bot.unanswered import Understood, answers_nothing
from bot.urgent import opening, urgent
from bot.will import only_unwilling
from tests.bot.conftest import Engine, Talk, in_danger
from tests.bot.said import numbers, says

DANGER, DYING = "danger_form", "suicidal_form"


def scene(told: str, form: str | None) -> Scene:
    before = told.split()
    return Scene("young", frozenset(before), before[-1] if before else None, form)


def meant(text: str, told: str = "", form: str | None = None) -> str | None:
    return urgent(text, scene(told, form))


@pytest.mark.parametrize(
    ("text", "told", "form", "means"),
    [
        # his car
        ("on roule", "danger_now", DANGER, "choose_danger_vehicle"),
        ("il conduit", "danger_now", DANGER, "choose_danger_vehicle"),
        ("on y est", "danger_now", DANGER, "choose_danger_vehicle"),
        ("on est arrivés", "danger_now choose_danger_vehicle", None, "choose_danger_vehicle"),
        ("il memmene en voiture", "coerced", None, "choose_danger_vehicle"),
        ("jsuis dans la voiture de mon père", "danger_now family_violence", None, "choose_danger_vehicle"),
        # the door
        ("je lui ouvre ?", "danger_now", DANGER, "choose_danger_stay"),
        ("je dois lui ouvrir ?", "danger_now", DANGER, "choose_danger_stay"),
        ("jlui ouvre ?", HELD, DANGER, "choose_danger_stay"),
        ("jouvre ?", "choose_danger_door", None, "choose_danger_stay"),
        ("ma porte est fermée", "choose_danger_door", None, "choose_danger_behind_door"),
        ("il est parti je crois", "choose_danger_door", None, "choose_danger_gone"),
        # the window
        ("jpeux sauter ?", HELD, DANGER, "choose_danger_jump"),
        ("jpeux sauter par la fenetre ?", f"{HELD} choose_danger_leave", None, "choose_danger_jump"),
        ("jai la fenetre", HELD, DANGER, "choose_danger_jump"),
        # the street
        ("je suis suivie", "", None, "choose_danger_followed"),
        ("un mec me suit ds la rue", "", None, "choose_danger_followed"),
        ("jrentre ?", "choose_danger_followed", None, "choose_danger_followed"),
        ("je suis perdue jsais pas ou jsuis", "", None, "choose_danger_lost"),
        # a meeting
        ("jy vais ?", "recruited", None, "choose_dont_go"),
        ("jy vais ou pas ?", "coerced", None, "choose_dont_go"),
        ("jai un rdv ds 20min", "coerced", None, "choose_dont_go"),
        ("jy vais ?", "suicidal", DYING, "choose_suicidal_leaving"),
        # hidden, read, a moment
        ("jsuis cachée ds les toilettes", "danger_now", DANGER, HELD),
        ("jai 4% de batterie", HELD, DANGER, "choose_danger_battery"),
        ("jconnais pas ladresse", HELD, DANGER, "choose_danger_where"),
        ("il lit mon tel", "coerced", None, "choose_danger_phone"),
        ("il va prendre mon tel", "erase_conversation", None, "choose_danger_phone"),
        ("la il est dans la douche", "recruited", None, "choose_danger_leave"),
        # at home, at night
        ("la il dort", "family_violence", None, "choose_home_asleep"),
        ("il va se reveiller", "family_violence", None, "choose_home_asleep"),
        ("ma petite soeur est avec moi", "family_violence choose_home_asleep", None, "choose_home_both"),
        ("mon beau père dort", "sexual_violence", None, "choose_home_asleep"),
        ("ma mere dort", "sexual_violence", None, "choose_home_asleep"),
        ("mon cousin dort là", "choose_sexual_family", None, "choose_home_asleep"),
        ("ce soir il est la", "sexual_violence", None, "choose_home_asleep"),
        ("mon oncle dort chez nous cette nuit", "sexual_violence", None, "choose_home_asleep"),
        ("je me cache ou", "sexual_violence choose_home_asleep", None, "choose_home_asleep"),
        ("il est reveillé", "choose_home_asleep", None, "choose_danger_urgent"),
        # help that comes
        ("jai appelé la police", "partner_violence", None, "choose_danger_helped"),
        ("jai appelé le 15", "", None, "choose_danger_helped"),
        ("j'ai appelé le samu", "suicidal", DYING, "choose_act_helped"),
        ("ils arrivent", "choose_danger_helped", None, "choose_help_coming"),
        ("ils sont la", "choose_act_helped", None, "choose_help_coming"),
        # a wound
        ("ca saigne", "suicidal", None, "choose_body_bleeds"),
        ("je saigne depuis hier", "", None, "choose_body_now"),
        ("ça saigne un peu", "self_harm", None, "choose_body_scratch"),
        ("oui mais sa saigne pas beaucoup", "", None, "choose_body_scratch"),
        ("ça saigne un peu", "suicidal", None, "choose_body_bleeds"),
        ("jpeu fermer ma porte a clé ?", "danger_now", DANGER, "choose_danger_behind_door"),
        ("apres un rdv", "choose_body_now", None, "choose_body_again"),
        (
            "jai peur d aller a lhosto ils vont appeler mes parents",
            "choose_body_now",
            None,
            "choose_body_parents",
        ),
        # a friend
        ("il ma envoyé un message dadieu", "choose_friend_suicide", None, "choose_friend_dying"),
        ("jappelle qui", "choose_friend_dying", None, "choose_friend_dying"),
        ("elle habite a lille", "choose_friend_dying", None, "choose_friend_place"),
        ("elle dort la", "choose_friend_suicide", None, "choose_friend_near"),
        # drugged
        ("jme rapelle pas", "substances", None, "choose_sexual_drugged"),
        ("jai mal derriere", "choose_body_now", None, "choose_sexual_drugged"),
        # the wish to die
        ("ok jles ai mis dans lautre piece", "suicidal", DYING, "choose_suicidal_away"),
        ("je veux pas appeler", "suicidal", DYING, "choose_suicidal_mute"),
        ("jai pas de credit", "suicidal", DYING, "choose_call_free"),
        ("arrete avec tes questions", "suicidal", DYING, "choose_suicidal_pause"),
        ("parle moi d autre chose", "suicidal", None, "choose_suicidal_pause"),
    ],
)
def test_it_is_what_it_says(text: str, told: str, form: str | None, means: str) -> None:
    assert meant(text, told, form) == means


@pytest.mark.parametrize(
    ("text", "told", "form"),
    [
        ("on arrive à l'hopital", "danger_now", DANGER),
        ("on roule", "", None),
        ("je peux pas ouvrir", "danger_now", DANGER),
        ("la police est en bas", "danger_now", DANGER),
        ("j'ouvre un compte ?", "", None),
        ("je saute de joie", "", None),
        ("je suis suivie par une psy", "", None),
        ("je suis suivie depuis 2 ans", "", None),
        ("il me suit sur insta", "", None),
        ("je suis perdue dans ma tête", "", None),
        ("j'y vais ?", "", None),
        ("il dort", "", None),
        ("ce soir il est là", "", None),
        ("ma mère dort mieux", "family_violence", None),
        ("jsuis dans la voiture de ma mere", "danger_now", None),
        ("je suis dans la caisse de mon frere", "danger_now", None),
        ("jsuis dans la voiture avec papa", "danger_now", None),
        ("il dort pas", "family_violence", None),
        ("il lit mon tel", "", None),
        ("j'ai pas appelé la police", "partner_violence", None),
        ("hier j'ai appelé la police", "partner_violence", None),
        ("il arrive", "choose_danger_helped", None),
        ("ça saigne plus", "suicidal", None),
        ("il m'a frappé je saigne", "", None),
        ("je saigne du nez", "", None),
        ("elle habite à lille", "", None),
        ("je me rappelle pas du cours", "", None),
        ("j'ai pas de crédit", "", None),
        ("je les ai devant moi", "suicidal", DYING),
    ],
)
def test_what_only_looks_like_it_is_left(text: str, told: str, form: str | None) -> None:
    assert not str(meant(text, told, form)).startswith(
        (
            "choose_danger_",
            "choose_home",
            "choose_help",
            "choose_body_now",
            "choose_body_bleeds",
            "choose_friend",
            "choose_suicidal_a",
            "choose_sexual_d",
            "choose_dont",
            "choose_call_free",
        )
    )


@pytest.mark.parametrize(
    ("text", "told", "danger", "means"),
    [
        ("il est devant chez moi", "", "danger_now", "choose_danger_door"),
        ("il tape à la porte", "", "danger_now", "choose_danger_door"),
        ("ce soir il est la", "sexual_violence", "danger_now", "choose_home_asleep"),
        ("jsuis dans la voiture de ma mere", "", "danger_now", None),
        ("jsuis dans sa voiture", "", "danger_now", "choose_danger_vehicle"),
        ("jsuis cachée ds les toilettes", "", "danger_now", HELD),
        ("jvais sauter par la fenetre pour menfuir", "danger_now", "suicidal", "choose_danger_jump"),
        ("il a la corde", "choose_friend_dying", "suicidal", "choose_friend_dying"),
        ("jpeux pas parler mon frere dort a coté", "suicidal", "danger_now", "choose_suicidal_mute"),
        ("jvais sauter par la fenetre", "suicidal", "suicidal", None),
        ("je vais me tuer j'ai peur d'appeler", "", "suicidal", None),
        ("il me frappe là", "", "danger_now", None),
    ],
)
def test_what_is_nearer_than_the_danger_that_the_screen_saw(
    text: str, told: str, danger: str, means: str | None
) -> None:
    assert opening(text, scene(told, None), danger) == means


@pytest.mark.parametrize(
    ("text", "intent", "asked"),
    [
        ("on roule", "affirm", "danger_place"),
        ("il dort à côté", "affirm", "danger_place"),
        ("on arrive", "goodbye", "danger_place"),
        ("ok", "affirm", "danger_hurt"),
        ("ok", "affirm", "danger_place"),
        ("d'accord merci", "affirm", "danger_dying"),
        ("ok jvé le dire a ma prof", "affirm", "danger_hurt"),
    ],
)
def test_nothing_without_a_word_of_yes_counts_as_safe(text: str, intent: str, asked: str) -> None:
    said = Understood(text, intent, [{"name": intent, "confidence": 0.9}])
    assert answers_nothing(said, asked, young=True)


@pytest.mark.parametrize(
    ("text", "intent", "asked"),
    [
        ("oui", "affirm", "danger_place"),
        ("chez ma tante", "affirm", "danger_place"),
        ("oui un peu", "affirm", "danger_hurt"),
        ("bonne nuit", "goodbye", "danger_place"),
        ("non", "deny", "danger_place"),
    ],
)
def test_a_plain_answer_is_one(text: str, intent: str, asked: str) -> None:
    said = Understood(text, intent, [{"name": intent, "confidence": 0.9}])
    assert not answers_nothing(said, asked, young=True)


def test_what_was_said_to_them_is_no_wish_to_die() -> None:
    assert only_unwilling("jai dit que jvoulais plus", frozenset({"coerced"}))
    assert not only_unwilling("jai dit que jvoulais plus", frozenset({"suicidal"}))


def test_haste_is_spelt_out() -> None:
    assert typed("jlui ouvre, il ma frappé ds sa caisse") == "je lui ouvre il m a frappe dans ca caisse"


def test_who_is_driven_away_is_not_asked_whether_that_is_safe(engine: Engine) -> None:
    answer = in_danger(engine).say("on roule")
    assert says(answer, "utter_danger_vehicle")
    assert answer["slots"]["requested_slot"] is None


def test_he_is_behind_the_door_and_she_stays_in(engine: Engine) -> None:
    talk = Talk(engine)
    told = talk._turn({"intent": "danger_now", "said": "il tape à la porte", "slots": {"audience": "young"}})
    assert says(told, "utter_danger_door")
    assert told["intent"] == "danger_now"
    assert says(talk.say("je lui ouvre ?"), "utter_danger_stay")


def test_out_of_the_window_is_answered_at_once(engine: Engine) -> None:
    talk = Talk(engine)
    talk._turn({"intent": "danger_now", "slots": {"audience": "young", "danger_kind": "held"}})
    assert says(talk.say("jpeux sauter ?"), "utter_danger_jump")


def test_those_who_come_to_help_are_no_danger(engine: Engine) -> None:
    talk = Talk(engine)
    talk.take("inform_audience", audience="young")
    assert says(talk.say("jai appelé la police"), "utter_danger_helped")
    assert says(talk.say("ils arrivent"), "utter_help_coming")


def test_who_hides_is_asked_neither_about_the_night_nor_about_dying(engine: Engine) -> None:
    talk = Talk(engine)
    told = talk._turn(
        {"intent": "danger_now", "said": "jsuis cachée ds les toilettes", "slots": {"audience": "young"}}
    )
    assert told["slots"]["requested_slot"] == "danger_hurt"
    assert says(talk.say("non"), "utter_held_after")


def test_the_friends_rope_is_not_her_own(engine: Engine) -> None:
    talk = Talk(engine)
    talk.take("inform_audience", audience="young")
    talk.take("choose_friend_dying")
    slots = {"audience": "young", "act_told": "told"}
    told = talk._turn({"intent": "suicidal", "said": "il a pris des cachets", "slots": slots})
    assert says(told, "utter_friend_dying")
    assert told["slots"]["act_told"] is None
    assert says(talk.say("elle habite a lille"), "utter_friend_place")


def test_pills_put_away_are_praised_and_the_questions_end_when_asked(engine: Engine) -> None:
    talk = Talk(engine)
    talk.take("inform_audience", audience="young")
    talk.take("suicidal")
    assert says(talk.say("jai pas de credit"), "utter_call_free")
    assert says(talk.say("ok jles ai mis dans lautre piece"), "utter_suicidal_away")
    assert says(talk.say("arrete avec tes questions"), "utter_suicidal_pause")


def test_a_body_that_bleeds_is_told_of_no_silence(engine: Engine) -> None:
    talk = Talk(engine)
    told = talk.say("je saigne depuis hier", audience="young", danger_kind="medical")
    assert says(told, "utter_body_now")
    assert "samu_15" in numbers(told)
    assert says(talk.say("jai peur d aller a lhosto ils vont appeler mes parents"), "utter_body_parents")
