"""What is said of a wish to die once it was told: a plan, what to put away, whether to stay near, A&E.

«elle a un plan» is to the model an offer of work, and with a «oui» before it an act; «je dois l'emmener aux
urgences ?» a danger of another kind, with questions about the police. Here they are what they say.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Optional

from bot.folding import fold
from bot.writer import PARENT, PROFESSIONAL

WISH, FORM = "suicidal", "suicidal_form"
PLAN, STAY, AWAY = "choose_suicidal_plan", "choose_suicidal_stay", "choose_keep_safe"
HOSPITAL, SECRECY = "choose_suicidal_hospital", "choose_suicidal_secrecy"
ASLEEP = "choose_suicidal_asleep"
# Where the questions are open, their own «what next» says what to put away, and they go on.
IN_THE_FORM = {AWAY: "choose_next_steps"}
PROS, ADULTS = frozenset({PROFESSIONAL}), frozenset({PARENT, PROFESSIONAL})
EVERYBODY = ADULTS | {"young", None}
DONE = r"\b(?:pris|avale\w*|bu|gobe\w*|ouvert|saute|tente|essaye|entaille\w*|saign\w*|perdu connaissance)\b"
HAS = r"\b(?:a|ai|jai|g|as|avait|avais)"


class Told(NamedTuple):
    means: str
    by: "frozenset[Optional[str]]"
    said: "re.Pattern[str]"
    unless: "re.Pattern[str]"
    after_an_act: bool  # else the call for help comes first


def _told(means: str, by: "frozenset[Optional[str]]", said: str, unless: str, *, after_an_act: bool) -> Told:
    return Told(means, by, re.compile(said), re.compile(unless), after_an_act)


TOLD = (
    _told(
        PLAN,
        EVERYBODY,
        rf"{HAS} (?:deja |bien |meme )?(?:un|son|mon) (?:plan|scenario)\b|"
        rf"{HAS} (?:deja |tout |bien )+(?:prevu|prepare|planifie|organise|choisi)\b|"
        rf"{HAS} (?:prevu|prepare|choisi|decide|fixe) (?:de (?:le faire|mourir)|(?:le|un) jour|une? date|"
        rf"comment|"
        r"quand|ou)\b|"
        r"\b(?:dit|explique|raconte|decrit|sai[ts]|savait) (?:deja |bien |exactement )?"
        r"(?:comment|quand|avec quoi|ou (?:et|elle|il))\b|"
        rf"{HAS} (?:laisse|ecrit|prepare) (?:une lettre|un mot|ses adieux)\b",
        rf"{DONE}|\b(?:pas|aucun|jamais|ni)\b|\b(?:te|vous|nous|lui) (?:a |ai )?dit\b|"
        rf"\bdit comment (?:faire|en)\b|"
        r"\bsai[ts] (?:pas |plus )?comment (?:faire|lui|en|l)\b",
        after_an_act=False,
    ),
    _told(
        SECRECY,
        PROS,
        r"\bsecret\b|\bconfidentialite\b|\bsans (?:son|leur) accord\b",
        r"\bil y a un secret\b",
        after_an_act=True,
    ),
    _told(
        STAY,
        ADULTS,
        r"\blaiss\w* (?:\w+ )?(?:tout\w* )?seule?s?\b|\bseule?s? (?:cette nuit|dans sa chambre|ce soir)\b|"
        r"\b(?:je|on|faut il|dois je|puis je|je peux) (?:dois |peux |vais |doit |peut )?(?:rest\w*|dor(?:s|"
        r"mir)) "
        r"(?:avec|pres|a cote|dans sa chambre|devant sa (?:porte|chambre))\b|"
        r"\b(?:elle|il) (?:s est |est )(?:enfin |un peu |plus )?(?:calmee?|apaisee?)\b",
        rf"{DONE}|\bl(?:a|e)? ?(?:ai )?laissee? seule? (?:hier|et)\b",
        after_an_act=False,
    ),
    _told(
        AWAY,
        ADULTS,
        r"\b(?:cach|enlev|rang|retir|eloign|planqu|confisqu|verrouill|ferme)\w*\b.*\b(?:quoi|medic\w*|"
        r"cachets?|couteaux?|"
        r"objets?|armes?|tout|pharmacie|a cle|ciseaux|rasoirs?)\b|"
        r"\bqu(?: est ce qu\w*|e)? .*\b(?:cacher|enlever|ranger|retirer|eloigner)\b",
        rf"{DONE}|\b(?:elle|il) (?:a |s |se |me |m |les )?(?:cach|enferm|rang)\w*",
        after_an_act=True,
    ),
    _told(
        HOSPITAL,
        ADULTS,
        r"\b(?:dois|doit|faut|peux|peut|vaut mieux|devrais|faudrait|puis)\b.*"
        r"\b(?:urgences?|hopital|hosto|clinique|psychiatr\w*|samu|hospitalis\w*|medecin|docteur)\b|"
        r"\b(?:je|on) (?:l |la |le )?(?:emmene|amene|conduis|hospitalise)\w* .*\b(?:urgences?|hopital|"
        r"hosto)\b|"
        r"\b(?:urgences|hopital|hosto) (?:ou pas|ou non|c est mieux|tout de suite|ce soir|maintenant)\b",
        rf"{DONE}|\b(?:ai|a|avons) (?:deja )?appele\w*\b",
        after_an_act=False,
    ),
)
TOLD_ASLEEP = _told(
    ASLEEP,
    ADULTS,
    r"\b(?:s est (?:enfin |re)?(?:endormie?|assoupie?)|s endort|(?:elle|il) (?:\w+ )?(?:dort|roupille)|"
    r"est endormie?)\b",
    rf"{DONE}|\b(?:pas|plus|mal|peu|jamais|quand|si)\b",
    after_an_act=False,
)
OF_SOMEBODY = re.compile(
    r"\b(?:veu[tx]|voulait|voudrait|parle de|parlait de|envie de|menace de|pense a|idees? de|"
    r"dit qu \w+ (?:va|veut)) "
    r"(?:\w+ )?(?:mourir|mort|se tuer|en finir|se suicider|suicide|disparaitre|se pendre)\b|"
    r"\bidees? (?:suicidaires?|noires?)\b|\b(?:est|semble) suicidaire\b|\brisque suicidaire\b"
)


def wish_of_somebody(text: str, intent: str, audience: Any) -> bool:
    """«ma patiente veut mourir»: told by a professional it counts more than that she is a patient."""
    signs = intent in {"pro_signs", "pro_report", "parent_signs", "distress"}
    return audience == PROFESSIONAL and signs and bool(OF_SOMEBODY.search(fold(text)))


def of_the_wish(
    text: str, audience: Any, told: AbstractSet[str], form: Optional[str], *, done: bool
) -> Optional[str]:
    """`done`: an act was told and help is not called yet; `form`: the questions that are open."""
    if form not in {None, FORM} or not (done or form or WISH in told):
        return None
    said = fold(text)
    for row in (*TOLD, TOLD_ASLEEP):
        here = audience in row.by and (row.after_an_act or not done)
        if here and row.said.search(said) and not row.unless.search(said):
            return IN_THE_FORM.get(row.means, row.means) if form else row.means
    return None
