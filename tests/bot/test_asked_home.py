"""What parents ask at home, of a child who is gone or blackmailed; neighbours that stay as they were."""

from typing import Any

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

PARENT, MISSING, FOUND = "parent", "parent_missing_child", "parent_discovered"
AFRAID, BLACKMAIL = "choose_parent_afraid_of_him", "choose_parent_threats_images"
RAPE = "sexual_violence"


@pytest.mark.parametrize(
    ("text", "told", "closer"),
    [
        ("j'ai peur que mon mari la frappe quand il saura", "greet", AFRAID),
        ("son grand frère va la tabasser s'il l'apprend", "greet", AFRAID),
        ("il a déjà levé la main", AFRAID, AFRAID),
        ("il rentre à 20h", AFRAID, AFRAID),
        ("mon mari veut la mettre dehors", FOUND, "choose_parent_put_out"),
        ("je vais le foutre à la porte", FOUND, "choose_parent_put_out"),
        (
            "il ne sait pas encore tout, je dois lui dire ?",
            "choose_parent_put_out",
            "choose_parent_tell_other",
        ),
        ("je dois le dire à son père ?", FOUND, "choose_parent_tell_other"),
        ("elle rentre du lycée dans une heure, je lui dis quoi ?", "greet", "choose_parent_talk_tonight"),
        ("que lui dire ce soir quand elle rentre", FOUND, "choose_parent_talk_tonight"),
        ("et quand elle rentre je lui dis quoi", MISSING, "choose_parent_missing_back"),
        ("elle peut venir dormir chez moi ce soir ?", FOUND, "choose_parent_shelter"),
        ("j'ai pas le droit de l'héberger ?", FOUND, "choose_parent_shelter"),
        ("sans que ma soeur sache que c'est moi", FOUND, "choose_parent_unnamed"),
        ("il a peur qu'on le traite d'homo", FOUND, "choose_parent_not_whom"),
        ("on peut mettre sa photo sur facebook ?", MISSING, "choose_parent_missing_photo"),
        ("je lance un avis de recherche sur les réseaux ?", "greet", "choose_parent_missing_photo"),
        ("on a son mot de passe snap", MISSING, "choose_parent_password"),
        ("signalé", MISSING, "choose_parent_missing_reported"),
        ("c'est fait j'ai appelé la police", MISSING, "choose_parent_missing_reported"),
        ("on a prévenu les copains", MISSING, "choose_parent_missing_done"),
        (
            "elle vient de m'envoyer un message « arrête de me chercher »",
            MISSING,
            "choose_parent_missing_sign",
        ),
        ("elle vient de se connecter sur insta", MISSING, "choose_parent_missing_sign"),
        ("mon mari ne sait rien", FOUND, "choose_parent_tell_other"),
        ("elle rentre dans 20 minutes, je fais comment ?", FOUND, "choose_parent_talk_tonight"),
        ("je la crois pas", MISSING, "choose_parent_missing_unsure"),
        ("qu'est-ce que je lui écris", MISSING, "choose_parent_missing_message"),
        ("ma fils pas maison", "greet", MISSING),
        ("bonjour madame ma fille pas maison depuis hier", "greet", MISSING),
        ("ma fille pas rentrer maison", "greet", MISSING),
        ("je voudrais appeler le numéro de l'annonce", FOUND, "choose_face_him"),
        ("je fais quoi ce soir", FOUND, "choose_parent_signs_tonight"),
        ("ils vont me la retirer ?", FOUND, "choose_parent_fear_placement"),
        ("je réponds à sa place ?", FOUND, "choose_parent_in_their_place"),
        ("je bloque l'homme ?", FOUND, "choose_parent_blackmail_block"),
        ("je peux donner ça à la police ?", FOUND, "choose_parent_give_police"),
        ("pas police ?", "greet", "choose_parent_no_police"),
        ("elle veut une IVG, il faut mon autorisation ?", "greet", "choose_parent_abortion"),
        ("il faut mon accord ?", "sexual_health", "choose_parent_abortion"),
        ("une fille l'a filmé à la caméra et on lui réclame 500 euros", "greet", BLACKMAIL),
        ("on menace mon fils de diffuser une vidéo intime s'il ne paye pas", "greet", BLACKMAIL),
        ("on a déjà payé une fois", BLACKMAIL, "choose_parent_blackmail_paid"),
        ("faut-il payer ?", BLACKMAIL, "choose_parent_blackmail_paid"),
        ("il a peur que tout le lycée voie", BLACKMAIL, "choose_parent_blackmail_shame"),
        ("on fait quoi du compte instagram", BLACKMAIL, "choose_parent_blackmail_block"),
        ("on peut porter plainte ?", BLACKMAIL, "choose_parent_blackmail_complaint"),
        ("il ne sort plus de sa chambre", BLACKMAIL, "choose_parent_blackmail_low"),
        ("elle veut pas porter plainte, on peut quand même aller à l'hôpital ?", RAPE, "choose_sexual_care"),
        ("quel hôpital", RAPE, "choose_sexual_where"),
    ],
)
def test_a_parent_is_answered(text: str, told: str, closer: str) -> None:
    question = asked(text, PARENT, {told}, busy=False)
    assert question is not None
    assert question.closer == closer


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("mon mari frappe ma fille", PARENT, "greet"),
        ("il rentre à 20h", PARENT, "greet"),
        ("elle peut dormir chez son copain ?", PARENT, "greet"),
        ("ils peuvent venir chez moi", PARENT, "parent_threats"),
        ("on a publié une photo d'elle nue sur facebook", PARENT, MISSING),
        ("elle ne m'a pas répondu", PARENT, MISSING),
        ("elle m'a écrit à l'aide", PARENT, MISSING),
        ("il m'a appelé, il veut 5000 euros", PARENT, MISSING),
        ("elle ne sait pas que j'ai fouillé, je dois lui dire ?", PARENT, FOUND),
        ("il la bloque dans la chambre", PARENT, FOUND),
        ("ma fille vend des photos d'elle pour de l'argent", PARENT, "greet"),
        ("il ne sort plus de sa chambre", PARENT, "greet"),
        ("quel hôpital", PARENT, "greet"),
        ("j'ai peur que mon père me frappe quand il saura", "young", "greet"),
    ],
)
def test_their_neighbours_are_left_to_the_classifier(text: str, who: Any, told: str) -> None:
    assert asked(text, who, {told}, busy=False) is None


def test_a_mother_afraid_of_blows_hears_of_safety_tonight(parent: Talk) -> None:
    told = parent.say("j'ai peur que mon mari la frappe quand il saura")
    assert says(told, "utter_parent_afraid_of_him")
    assert numbers(told) >= {"police_17", "allo_119"}
    assert "police_17" in numbers(parent.say("il rentre à 20h"))


def test_blackmail_is_asked_about_dying(parent: Talk) -> None:
    told = parent.say(
        "une fille lui a demandé de se montrer à la caméra, maintenant on réclame 500 euros à mon fils"
    )
    assert says(told, "utter_parent_threats_images")
    assert "suicide_3114" in numbers(parent.say("il ne sort plus de sa chambre"))


def test_more_of_a_discovery_is_no_child_to_look_for(parent: Talk) -> None:
    parent.say("j'ai trouvé une annonce avec les photos de ma fille")
    told = parent.say("j'ai trouvé une annonce avec les photos de ma fille")
    assert not says(told, "utter_parent_discovered_check")
    assert says(told, "utter_parent_discovered_start")
