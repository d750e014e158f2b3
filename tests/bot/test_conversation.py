"""What is answered, given how a message reads and what is known: the ranking is made here, no words are read."""

from typing import Any

from bot.conversation import Heard, Said, decide, endangered

NOTHING = Said("", ())
OFFER = Said(
    "Tu veux parler à une personne ?",
    (
        {"title": "Oui, une personne", "payload": "/ask_human/general"},
        {"title": "Non merci", "payload": "/deny"},
    ),
)


def heard(*ranking: tuple[str, float], stance: str = "none", **entities: Any) -> Heard:
    entries = [
        {"name": name.split("/")[0], "confidence": chance, "narrower": name} for name, chance in ranking
    ]
    return Heard(ranking[0][0], ranking[0][1], entries, entities, stance)


def test_what_is_sure_is_answered_in_its_narrower_meaning() -> None:
    assert (
        decide(heard(("image_abuse/remove", 0.8), ("deny", 0.1)), NOTHING, {}).meaning == "image_abuse/remove"
    )


def test_a_yes_takes_the_button_that_says_yes() -> None:
    assert decide(heard(("affirm", 0.9), stance="affirms"), OFFER, {}).meaning == "ask_human/general"
    assert decide(heard(("deny", 0.9), stance="denies"), OFFER, {}).meaning == "deny"


def test_a_yes_that_tells_more_is_answered_for_what_it_tells() -> None:
    told = heard(("coerced/debt", 0.7), ("affirm", 0.2), stance="affirms")
    assert decide(told, OFFER, {}).meaning == "coerced/debt"


def test_nothing_is_a_yes_that_does_not_say_yes() -> None:
    found = decide(heard(("distress/general", 0.2), ("bullying/general", 0.15)), OFFER, {})
    assert found.meaning == "nlu_fallback"


def test_between_two_meanings_both_are_offered() -> None:
    found = decide(heard(("distress/general", 0.22), ("bullying/general", 0.21)), NOTHING, {})
    assert (found.meaning, found.between) == ("nlu_fallback", ("distress/general", "bullying/general"))


def test_a_parents_meaning_is_not_a_young_persons() -> None:
    words = heard(("parent_signs/general", 0.5), ("distress/general", 0.4))
    assert decide(words, NOTHING, {"audience": "young"}).meaning == "distress/general"
    assert decide(words, NOTHING, {"audience": "parent"}).meaning == "parent_signs/general"


def test_a_foreign_subject_must_be_clear_once_something_was_told() -> None:
    words = heard(("out_of_scope/general", 0.5), ("image_abuse/general", 0.2))
    assert decide(words, NOTHING, {}).meaning == "out_of_scope/general"
    assert decide(words, NOTHING, {"subject": "image_abuse"}).meaning == "nlu_fallback"


def test_who_writes_is_learned_once_and_changed_only_by_who_says_so() -> None:
    sure = heard(("parent_signs/general", 0.9))._replace(who="parent", sure_who=0.95)
    assert decide(sure, NOTHING, {}).entities == {"audience": "parent"}
    assert decide(sure, NOTHING, {"audience": "professional"}).entities == {}
    told = heard(("inform_audience/parent", 0.9))._replace(who="young", sure_who=0.6)
    assert decide(told, NOTHING, {"audience": "young"}).entities == {"audience": "parent"}


def test_a_danger_that_is_sure_is_only_told_more_closely() -> None:
    words = heard(("danger_now/vehicle", 0.4), ("runaway/general", 0.3))
    assert endangered(words, NOTHING, {"audience": "young"}, "danger_now").meaning == "danger_now/vehicle"
    assert endangered(heard(("thank", 0.9)), NOTHING, {}, "danger_now").meaning == "danger_now"
    assert endangered(words, NOTHING, {}, "friend_worried/dying").meaning == "friend_worried/dying"


def test_who_is_known_is_another_only_where_that_is_clear() -> None:
    known = {"audience": "young"}
    perhaps = heard(("inform_audience/parent", 0.45), ("partner_violence/age_gap", 0.2))
    assert "audience" not in decide(perhaps, NOTHING, known).entities
    clearly = heard(("inform_audience/parent", 0.9))
    assert decide(clearly, NOTHING, known).entities["audience"] == "parent"


def test_a_guess_of_who_writes_gives_way_to_a_surer_one() -> None:
    words = heard(("parent_signs/general", 0.9))._replace(who="parent", sure_who=0.95)
    assert decide(words, NOTHING, {"audience": "young", "guessed": "young"}).entities == {
        "audience": "parent"
    }
    assert decide(words, NOTHING, {"audience": "young", "guessed": None}).entities == {}


def within(*chances: tuple[str, float]) -> Heard:
    """An intent whose general meaning is the likeliest, with what is narrower."""
    words = heard((chances[0][0], 0.8))
    return words._replace(ranking=[{**words.ranking[0], "within": list(chances)}])


def test_the_general_reply_opens_a_subject_once() -> None:
    words = within(("friend_worried/general", 0.5), ("friend_worried/tell", 0.4), ("friend_worried/me", 0.01))
    assert decide(words, NOTHING, {}).meaning == "friend_worried/general"
    answered = ["friend_worried/general"]
    assert decide(words, NOTHING, {"answered": answered}).meaning == "friend_worried/tell"
    answered += ["friend_worried/tell"]
    assert decide(words, NOTHING, {"answered": answered}).meaning == "nlu_fallback"


def test_a_narrower_meaning_is_answered_only_where_it_is_clear() -> None:
    vague = within(("distress/school", 0.2), ("distress/general", 0.18))
    assert decide(vague, NOTHING, {}).meaning == "distress/general"
    again = decide(vague, NOTHING, {"answered": ["distress/general"]})
    assert (again.meaning, again.listening) == ("nlu_fallback", "distress")
    clear = within(("distress/school", 0.4), ("distress/general", 0.18))
    assert decide(clear, NOTHING, {}).meaning == "distress/school"


def test_an_unclear_message_stays_at_the_subject_unless_that_is_not_for_who_writes() -> None:
    unclear = heard(("runaway/general", 0.3), ("distress/general", 0.2))
    stays = decide(unclear, NOTHING, {"subject": "image_abuse"})
    assert (stays.meaning, stays.listening) == ("nlu_fallback", "image_abuse")
    foreign = decide(unclear, NOTHING, {"subject": "parent_signs", "audience": "young"})
    assert foreign.listening is None


def test_a_danger_that_goes_on_is_answered_for_what_is_told_then() -> None:
    words = within(("danger_now/general", 0.6), ("danger_now/address", 0.3))
    assert endangered(words, NOTHING, {}, "danger_now").meaning == "danger_now/general"
    slots = {"subject": "danger_now", "answered": ["danger_now/general"]}
    assert endangered(words, NOTHING, slots, "danger_now").meaning == "danger_now/address"
    asks = heard(("ask_emergency_number/how_it_goes", 0.8), ("danger_now/general", 0.1))
    assert endangered(asks, NOTHING, slots, "danger_now").meaning == "ask_emergency_number/how_it_goes"
    assert endangered(asks, NOTHING, {}, "danger_now").meaning == "danger_now/general"
