"""What the young say in the middle of a danger or right behind it, and what only looks like it."""

import pytest

from bot.lines_asked import line_asked
from bot.scene import HELD, Scene
from bot.urgent import urgent

DANGER, DYING = "danger_form", "suicidal_form"


def meant(
    text: str,
    told: str = "",
    form: str | None = None,
    last: str | None = None,
    audience: str | None = "young",
) -> str | None:
    before = told.split()
    return urgent(text, Scene(audience, frozenset(before), last or (before[-1] if before else None), form))


@pytest.mark.parametrize(
    ("text", "told", "form", "means"),
    [
        # care is never forbidden
        ("je veux pas aller à l'hopital", "choose_body_now", None, "choose_body_refuses"),
        ("j'ai peur des urgences", "danger_now", DANGER, "choose_body_refuses"),
        ("pas d'ambulance stp", "danger_now", DANGER, "choose_body_refuses"),
        ("j'ose pas appeler le samu", "choose_body_now", None, "choose_body_refuses"),
        ("je veux pas y aller", "choose_harm_doctor", DANGER, "choose_body_refuses"),
        ("ok j'y vais", "choose_harm_doctor", DANGER, "choose_body_goes"),
        ("ma tante m'emmène", "choose_body_goes", None, "choose_body_goes"),
        ("je vais aux urgences", "danger_now", DANGER, "choose_body_goes"),
        ("on part à l'hosto là", "choose_body_now", None, "choose_body_goes"),
        ("l'ambulance est en bas je descends ?", "danger_now", DANGER, "choose_body_open"),
        ("les pompiers sont là j'ouvre ?", "choose_body_now", None, "choose_body_open"),
        ("la police sonne, j'ouvre ou pas", "danger_now", DANGER, "choose_body_open"),
        ("ils sonnent je leur ouvre ?", "danger_now choose_body_open", DANGER, "choose_body_open"),
        # at once
        ("là maintenant", "danger_now", DANGER, "choose_danger_urgent"),
        ("tout de suite", "danger_now", DANGER, "choose_danger_urgent"),
        ("vite stp", "danger_now", DANGER, "choose_danger_urgent"),
        ("là je cours", "danger_now", None, "choose_danger_urgent"),
        ("il se rapproche", "danger_now", DANGER, "choose_danger_urgent"),
        ("il défonce la porte", "danger_now", DANGER, "choose_danger_urgent"),
        ("là maintenant", "choose_body_now", None, "choose_body_again"),
        ("j'arrive pas à tenir debout", "choose_body_now", None, "choose_body_again"),
        # nobody was called
        ("tu peux appeler la police stp", "danger_now", DANGER, "choose_nobody_called"),
        ("t'as envoyé quelqu'un ?", "", None, "choose_nobody_called"),
        ("tu as appelé la police ?", "", None, "choose_nobody_called"),
        ("tu as apelé la police ?", "", None, "choose_nobody_called"),
        ("appelle les flics", "danger_now", DANGER, "choose_nobody_called"),
        ("envoyez quelqu'un svp", "danger_now", DANGER, "choose_nobody_called"),
        ("je te donne l'adresse c 12 rue des lilas lyon", "danger_now", DANGER, "choose_nobody_called"),
        ("tu l'as envoyée ?", "danger_now choose_nobody_called", DANGER, "choose_nobody_called"),
        ("ils arrivent quand", "danger_now", DANGER, "choose_nobody_called"),
        ("donc personne vient", "choose_nobody_called", None, "choose_nobody_called"),
        # what those who come need
        ("12 rue des lilas", HELD, DANGER, "choose_danger_address"),
        ("jsuis au 3eme", HELD, None, "choose_danger_address"),
        ("au 2eme", "choose_danger_followed", None, "choose_danger_address"),
        ("2e étage chambre 14", HELD, DANGER, "choose_danger_address"),
        ("je suis dans un hotel à bordeaux", HELD, DANGER, "choose_danger_address"),
        ("chambre 14 au 2e étage", HELD, None, "choose_danger_address"),
        ("je peux pas parler", HELD, DANGER, "choose_danger_mute"),
        ("oui je saigne", HELD, None, "choose_harm_doctor"),
        ("y'a un mec qui attend devant", "choose_body_now", None, "choose_danger_stay"),
        # he waits, he has gone
        ("ma porte est fermée", "danger_now", DANGER, "choose_danger_behind_door"),
        ("je me suis enfermée dans ma chambre", "danger_now", DANGER, "choose_danger_behind_door"),
        ("il est parti je crois", "danger_now choose_danger_stay", DANGER, "choose_danger_gone"),
        # not in danger
        ("non je suis pas en danger", "danger_now", DANGER, "choose_not_in_danger"),
        ("pour noel", "danger_now", DANGER, "choose_not_in_danger"),
        ("ils viennent pour l'anniversaire", "danger_now", DANGER, "choose_not_in_danger"),
        ("avec papa", "choose_danger_vehicle", None, "choose_not_in_danger"),
        ("c'était pour rigoler", HELD, DANGER, "choose_not_in_danger"),
        ("je veux pas de crise je veux juste changer", "care_placement", DANGER, "choose_not_in_danger"),
        ("c'est qui qui décide", "care_placement choose_not_in_danger", None, "choose_care_decides"),
        # whose life it is
        ("il dit que si je le quitte il se suicide", "", None, "choose_threatened"),
        ("si je pars il va se tuer", "partner_violence", None, "choose_threatened"),
        ("il menace de se tuer si je le quitte", "partner_violence", DANGER, "choose_threatened"),
        ("elle va se foutre en l'air si je romps elle se suicide", "", None, "choose_threatened"),
        ("je dois rester alors ?", "choose_friend_dying", None, "choose_threat_stay"),
        ("du coup je peux plus partir", "choose_threatened", None, "choose_threat_stay"),
        ("non moi ça va c'est lui", "choose_friend_dying", None, "choose_friend_dying"),
        ("elle m'a dit qu'elle voulait mourir hier", "", None, "choose_friend_suicide"),
        ("ma copine m'a écrit qu'elle veut en finir", "", None, "choose_friend_suicide"),
        # pills and drink
        ("j'ai pris trop je me sens pas bien", "", None, "choose_drugs_bad"),
        ("j'ai trop pris", "", None, "choose_drugs_bad"),
        ("j'ai bu un truc je me sens partir", "", None, "choose_drugs_bad"),
        ("je me sens partir", "choose_drugs_bad", None, "choose_body_again"),
        # believed, and not at fault
        ("tu me crois ?", "sexual_violence", None, "choose_believed"),
        ("est-ce que tu me crois", "", DANGER, "choose_believed"),
        ("ma mère dit que je mens", "sexual_violence", None, "choose_fear_believed"),
        ("ma mère me croit pas", "sexual_violence", None, "choose_fear_believed"),
        ("qui me croirait", "sexual_violence", None, "choose_fear_believed"),
        ("personne va me croire", "", None, "choose_fear_believed"),
        ("c'est ma faute ?", "danger_now", DANGER, "choose_not_fault"),
        ("c'est ma faute je l'ai énervé", "partner_violence", None, "choose_not_fault"),
        # no farewell
        ("laisse tomber", "suicidal", DYING, "choose_suicidal_leaving"),
        ("bonne nuit", "suicidal choose_suicidal_plan", None, "choose_suicidal_leaving"),
        ("merci adieu", "suicidal", DYING, "choose_suicidal_leaving"),
        # behind a rape
        ("c'est trop tard ?", "choose_sexual_fresh", None, "choose_sexual_still"),
        ("j'ai rien dit", "choose_sexual_recent", None, "choose_sexual_silent"),
        ("j'ai pas su dire non", "sexual_violence", None, "choose_sexual_silent"),
        ("j'ai peur d'etre enceinte", "choose_sexual_recent", None, "choose_health_pill"),
        ("je dois faire quoi en premier", "choose_sexual_care", None, "choose_sexual_still"),
        # one's own part
        ("j'en ai deja ramené une", "recruited", None, "choose_own_part"),
        ("jai aussi vendu de la drogue pour lui", "ask_rights", None, "choose_own_part"),
        ("je vais aller en prison ?", "recruited choose_own_part", None, "choose_own_part_law"),
        ("je suis coupable ?", "choose_own_part", None, "choose_own_part_law"),
        ("comment je peux l'aider elle maintenant", "choose_own_part", None, "choose_own_part_friend"),
        # a child, and a man online
        ("ma soeur de 10 ans parle avec un adulte sur roblox", "", None, "choose_friend_groomed"),
        ("elle parle avec un monsieur de 30 ans", "friend_worried", None, "choose_friend_groomed"),
        ("il veut la voir samedi", "choose_friend_groomed", None, "choose_friend_groomed_meet"),
        ("elle lui a envoyé des photos", "choose_friend_groomed", None, "choose_friend_groomed_keep"),
        ("faut supprimer son compte ?", "choose_friend_groomed", None, "choose_friend_groomed_keep"),
        ("je le dis à ma mère ?", "choose_friend_groomed", None, "choose_friend_groomed_tell"),
        (
            "y a un grand qui me demande de lui montrer mon corps en cam",
            "inform_audience",
            None,
            "choose_asked_adult",
        ),
        ("il dit que c un secret", "choose_asked_adult", None, "choose_asked_secret"),
        # a meeting
        ("j'ai un rdv ce soir avec un homme", "", None, "choose_meeting"),
        ("demain je vois un homme de 35 ans que j'ai connu sur snap", "", None, "choose_meeting"),
        ("je vais rencontrer un gars que je connais pas samedi", "", None, "choose_meeting"),
        ("un monsieur du jeu me donne rdv au parc demain", "", None, "choose_meeting"),
        ("ma pote m'a donné rdv avec un mec ce soir", "", None, "choose_meeting"),
        ("ma pote et moi on a rdv avec un type ce soir", "", None, "choose_meeting"),
        ("j'ai rdv avec un mec de snap ce soir avec ma pote", "", None, "choose_meeting"),
        ("jy vais ?", "choose_meeting", None, "choose_dont_go"),
        ("ma pote elle a rdv avec un type ce soir", "", None, "choose_friend_groomed_meet"),
        ("ma cousine de 14 ans a rdv avec un homme ce soir", "", None, "choose_friend_groomed_meet"),
        ("elle va voir un mec d'insta demain", "", None, "choose_friend_groomed_meet"),
        # easy money, and whom to tell
        ("il dit jpeux gagner 500 par jour", "", None, "recruited"),
        ("je le dis a qui", "recruited", None, "choose_friend_tell"),
        # help that comes, without a danger told
        ("j'attends les secours", "", None, "choose_danger_helped"),
        ("le médecin est arrivé", "", None, "choose_danger_helped"),
        ("comment je fais pour annuler", "choose_meeting", None, "choose_meeting_cancel"),
        ("si j'y vais pas il va être vénère", "choose_meeting", None, "choose_meeting_pressed"),
        ("on risque rien à 2", "choose_meeting", None, "choose_meeting_anyway"),
        # he is out, and knows
        ("mon ex est sorti de prison hier", "", None, "choose_found_me"),
        ('"je sais où t\'es"', "coerced", None, "choose_found_me"),
        ("je fais quoi là ce soir", "choose_found_me", None, "choose_found_tonight"),
        ("et demain", "choose_found_me", None, "choose_found_tomorrow"),
    ],
)
def test_it_is_what_it_says(text: str, told: str, form: str | None, means: str) -> None:
    assert meant(text, told, form) == means


@pytest.mark.parametrize(
    ("text", "told", "form"),
    [
        ("chambre 14 au 2e étage", f"{HELD} choose_danger_over", None),
        ("je suis dans un hotel", "", None),
        ("je peux pas parler", "danger_now", DANGER),
        ("y'a un mec qui attend devant", "", None),
        ("j'veux pas le quitter je l'aime", "choose_threatened", None),
        ("je veux pas y aller", "danger_now", DANGER),  # he waits below
        ("je veux pas descendre", "danger_now choose_harm_doctor", DANGER),
        ("j'y vais", "danger_now", DANGER),
        ("il y a un faux policier en bas il veut que j'ouvre", "danger_now", DANGER),
        ("oui", "danger_now", DANGER),
        ("oui je suis en sécurité maintenant", "danger_now", DANGER),
        ("je suis en cours", "danger_now", None),
        ("ce soir", "suicidal", DYING),
        ("là maintenant", "suicidal", DYING),  # when she means to do it
        ("tu peux m'aider à appeler la police ?", "", None),
        ("je peux appeler la police ?", "danger_now", DANGER),
        ("comment on appelle la police", "", None),
        ("il a envoyé quelqu'un", "danger_now", DANGER),
        ("ils arrivent", "danger_now", DANGER),
        ("ils arrivent quand", "danger_now choose_danger_helped", None),
        ("la porte est fermée à clé de l'extérieur", "danger_now", DANGER),
        ("il a fermé la porte à clé", "danger_now", DANGER),
        ("il est parti", "danger_now", DANGER),  # it may be the moment to leave
        ("je sais pas si je suis pas en danger", "danger_now", DANGER),
        ("il dit que je suis pas en danger", "danger_now", DANGER),
        ("si je pars je vais me tuer", "", None),
        ("je dois rester alors ?", "", None),
        ("elle m'a dit de mourir", "bullying", None),
        ("elle m'a dit que je voulais mourir", "", None),
        ("j'ai pris trop de poids", "", None),
        ("j'ai trop pris de retard", "", None),
        ("elle a trop bu elle est pas bien", "", None),
        ("tu crois que c'est grave", "", None),
        ("ma mère me croit", "sexual_violence", None),
        ("il m'a pas frappée", "partner_violence", None),
        ("c'est pas ma faute", "danger_now", DANGER),
        ("c'est ma faute", "", None),
        ("bonne nuit", "danger_now", None),
        ("laisse tomber", "", None),
        ("c'est trop tard ?", "choose_sexual_past sexual_violence", None),
        ("c'est trop tard pour porter plainte ?", "sexual_violence", None),
        ("j'ai rien dit à ma mère", "sexual_violence", None),
        ("on m'a volé mon tel", "coerced", None),
        ("je vais aller en prison ?", "paid_encounters", None),
        ("j'ai vendu des photos", "paid_encounters", None),
        ("ma soeur parle avec sa prof", "", None),
        ("il veut la voir samedi", "", None),
        ("j'ai rdv avec un monsieur de la mission locale demain", "paid_encounters", None),
        ("j'ai rdv avec mon éduc demain", "", None),
        ("je vois mon psy samedi", "", None),
        ("hier j'ai vu un homme connu sur snap", "", None),
        ("je sors de prison demain", "", None),
        ("je sais pas où t'es", "", None),
    ],
)
def test_what_only_looks_like_it_is_left(text: str, told: str, form: str | None) -> None:
    assert meant(text, told, form) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("c'est quoi 119", "choose_calls_child"),
        ("le 119 ils font quoi", "choose_calls_child"),
        ("et le 119 ?", "choose_calls_child"),
        ("c koi le 3018", "choose_calls_cyber"),
        ("c'est quoi le 3114", "choose_calls_suicide"),
        ("à quoi sert le 114", "choose_calls_sms"),
        ("le 15 c'est pour quoi", "choose_calls_samu"),
        ("le 17 ils font quoi si j'appelle", "choose_calls_police"),
    ],
)
def test_the_line_is_the_one_that_the_words_name(text: str, line: str) -> None:
    assert line_asked(text) == line
    assert meant(text, "suicidal", DYING) == line


@pytest.mark.parametrize(
    "text", ["15", "j'ai 15 ans", "à 17h ?", "le 119 ou le 17 ?", "j'appelle le 17 ?", "c'est quoi 15 ans"]
)
def test_other_numbers_are_no_line_that_is_asked_about(text: str) -> None:
    assert line_asked(text) is None


@pytest.mark.parametrize("audience", ["parent", "professional"])
def test_of_adults_only_that_nobody_was_called_is_heard(audience: str) -> None:
    assert meant("vous avez appelé la police ?", audience=audience) == "choose_nobody_called"
    assert meant("c'est ma faute", "danger_now", DANGER, audience=audience) is None
    assert meant("je veux pas aller à l'hôpital", "danger_now", DANGER, audience=audience) is None
