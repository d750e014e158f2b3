"""What a young person wants, refuses, regrets or asks to be allowed, in the light of what was told.

«jveux plus» of who is sold or was offered money is no wish to die, «j'ai dit oui» after an offer can be taken
back, «je regrette» and «c'est pas un proxo» claim nothing. Their words alone were taken for a farewell, a
wish to die or «je gère».
"""

import re
from collections.abc import Set as AbstractSet
from typing import Optional

from bot.folding import fold
from bot.meaning import Asked
from bot.myself import THE_CHILD_IS_ME
from bot.short import ANYTHING, LONGEST, first, row, short

OFFERED = frozenset(
    {"recruited", "choose_may_refuse"}
    | {f"choose_offer_{name}" for name in ("yes", "named", "close", "online", "no", "push", "lose", "talk")}
)
PAID = frozenset(
    {"paid_encounters"}
    | {f"choose_meet_{name}" for name in ("fear", "after", "law", "talk", "again", "regret", "minor")}
)
FORCED = frozenset({"coerced", "wants_out", "choose_going_back", "choose_forced_danger"})
TOUCHED = frozenset({"sexual_violence", "choose_sexual_recent", "choose_sexual_past"})
COUPLE = frozenset({"partner_violence", "choose_partner_open", "choose_age_gap", "choose_defends"})
BULLIED = frozenset({"bullying", "choose_bullying_school", "choose_bullying_online"})
DARK = frozenset({"suicidal", "self_harm", "distress"})  # behind these «jveux plus» may be a wish to die
HABIT = frozenset({"substances", "self_harm"})
SOLD = PAID | FORCED
LINKED = OFFERED | SOLD | COUPLE | TOUCHED

SOON = (
    r"(?:(?:apres )?demain|ce|cet|soir|midi|matin|aprem|apres midi|week ?end|we|tout a l heure|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|dans|une?|deux|trois|\d+|h|heures?|jours?|a|vers|pour)"
)
WHEN = rf"(?: {SOON})*"
IT = r"(?: (?:y|ca|le|la|les))?"
THERE = r"(?:la bas|en cours|en classe|a l ecole|au (?:lycee|college|bahut)|chez (?:lui|eux|elle)|a l hotel)"
DO = (
    r"(?:faire|aller|retourner|voir|revoir|continuer|suivre|rejoindre)"
    rf"(?: (?:ca|lui|eux|elle|avec (?:lui|eux|elle)|{THERE}))?"
)
THE_OTHER = (
    r"(?:il|elle|ils|elles|(?:le|ce) (?:mec|gars|type|monsieur)|mon (?:mec|copain|pote)|ma (?:pote|copine))"
)
KIND = (
    r"(?:gentil\w*|adorable|mignon\w*|sympa|cool|doux|attentionne\w*|genereux|pas mechante?|pas comme ca|"
    r"bien)"
)
HARMS = r"(?:forc|oblig|frapp|tap|touch|menac|cogn|insult|fait (?:de |du )?mal|manqu\w* de respect)\w*"
UGLY = (
    r"(?:pute|putain|salope|prostituee?|trainee?|fille facile|chienne|tchoin\w*|tass\w*|kehba|catin|"
    r"michto\w*|mauvaise fille)"
)

NOT_ANY_MORE = r"je (?:veux|voudrais) (?:plus|pas)(?: du tout| trop| vraiment)?"
BARE = r"je (?:en )?veux plus(?: du tout| trop| vraiment)?"
TOLD_THEM = (
    r"je (?:lui |leur )?ai (?:dit|ecrit|repondu|di) (?:que )?"
    r"(?:je (?:en )?(?:voulais|voulai|veux) (?:plus|pas)|non|stop)"
)
# What is not wanted any more is named: going there, doing it, seeing him.
NAMED = (
    rf"je veux plus(?: de)? ca{WHEN}|{NOT_ANY_MORE}{IT} {DO}{WHEN}|"
    rf"je ai (?:plus|pas)(?: du tout| trop)? envie(?: de| d)(?: ca|{IT} {DO}){WHEN}"
)
NO_MORE = rf"(?:{BARE}|{TOLD_THEM}){WHEN}|{NAMED}"
REFUSING = (
    r"(?:dire (?:non|stop|que je veux pas)|refuser|annuler|changer d avis|"
    r"(?:ne )?pas (?:y aller|vouloir|le faire))"
)
TO_WHOM = r"(?: a \w+(?: \w+)?)?"
ASKS = r"(?:est ce que )?(?:on|je) "
MAY_REFUSE = rf"{ASKS}(?:peux|pourrais) (?:lui |leur |encore |toujours )*{REFUSING}{TO_WHOM}{WHEN}"
A_RIGHT = rf"{ASKS}(?:a|ai) le droit (?:de |d |lui |leur )*{REFUSING}{TO_WHOM}{WHEN}"
# Nothing but this behind an offer, a force, a touch: she is told that she may.
UNWILLING = (
    rf"(?:moi )?je (?:en )?(?:(?:veux|voulais) pas|ai pas envie)(?: du tout| trop| vraiment)?(?: moi)?{WHEN}|"
    r"(?:jose pas |je (?:ose|arrive|sais|reussis) (?:pas|jamais|plus) (?:a )?|je ai peur de )"
    r"(?:lui |leur )?(?:dire (?:non|stop)|refuser)"
)
MAY_BE_ANSWERED = LINKED | {"choose_meeting", "nlu_fallback", "danger_now", "inform_audience"}
HOW_TO_SAY = (
    r"je (?:lui |leur )?(?:dis|di|reponds?|ecris) quoi(?: .{1,20})?|"
    r"(?:comment|cmt) (?:(?:on|je) )?(?:peux |fais pour )?(?:lui |leur )?(?:dis|dit|dire) non(?: .{1,20})?|"
    r"(?:comment|cmt) (?:on |je )?(?:peux )?refus\w+(?: .{1,20})?"
)
SAID_YES = (
    r"(?:je|on) (?:ai|a) (?:deja |quand meme |fini par )*(?:accepte\w*|(?:dit?|dis|repondu|ecrit) "
    rf"(?:oui|ouais|ok|d accord))(?: (?:je sais|parce|car|pour|a|mais?) .{{1,40}})?{WHEN}|"
    r"je aurais (?:jamais|pas) du (?:lui |leur )?(?:dire oui|accepter|repondre)(?: .{1,20})?"
)
LEAVES_ME = (
    rf"(?:si )?(?:je (?:dis|di|refuse|veux pas)(?: non)? )?{THE_OTHER} (?:va |vas |vont )?(?:me |m )"
    r"(?:(?:larg|quitt|plaqu|jet)\w*|laiss\w* tomber)"
)
HOW = (  # «… pour mourir» is another question
    r"je (?:fais|fai|fait) (?:comment|coment|coman|cmt)(?: pour (?:partir|sortir|arreter|refuser|dire non|"
    r"m en sortir|(?:le|la|les) quitter|m en aller|m echapper)(?: .{1,15})?)?"
)
WHEN_IT_IS = re.compile(rf"(?:(?:c est|c|ca se passe|pour) )?(?:pour )?{SOON}{WHEN}")
REGRET = r"je (?:le |la |l )?(?:regrette|regret|regrete|m en veux)(?: (?!pas|rien|jamais).{1,30})?"
NOT_SO = (
    rf"{THE_OTHER} (?:est|sont) (?:\w+ ){{0,2}}{KIND}(?: avec moi)?|"
    r"(?:c est|il est|elle est) pas (?:un |une |mon |ma )?(?:proxo|proxenete|mac|lover ?boy|violeur|pedo\w*|"
    r"pervers|monstre|mechante?|mauvais\w*)(?: .{1,15})?|"
    rf"{THE_OTHER} (?:m |me )(?:aime|respecte|protege|defend)\w*(?: .{{1,20}})?|"
    rf"{THE_OTHER} prends? soin de moi|{THE_OTHER} ferait jamais (?:ca|de mal)(?: .{{1,15}})?"
)
NO_HARM = rf"{THE_OTHER} (?:me |m )?(?:a |ont )?(?:jamais|pas) {HARMS}"
GIFTS = (
    rf"{THE_OTHER} (?:me |m )(?:paye|paie|achete|offre|donne)\w* "
    r"(?:tout|trop de|plein de|des|de l|une?|mon|mes|le|la|les)(?: \w+){0,4}"
)
LOVE = (
    r"(?:je (?:veux|peux) (?:pas|plus) )?(?:parce que |car )?je (?:l |le |la )(?:aime|kiffe)"
    r"(?: (?:trop|encore|fort|lui|bien))*|"
    r"je suis (?:trop |encore |toujours )?amoureu(?:se|x)(?: (?:de|d) (?:lui|elle))?"
)
STOP = r"(?: a| reussir a| pouvoir)*(?: m)? arreter(?: .{1,15})?"
CANT_STOP = (
    rf"je sais (?:pas|plus) (?:trop )?(?:si je (?:peux|vais|arrive\w*)|comment){STOP}|"
    rf"je (?:arrive|peux|reussis) (?:pas|plus){STOP}|"
    r"(?:comment|cmt) (?:on |je )?(?:peux |fais |fait )?(?:pour )?(?:tout )?arreter(?: tout)?(?: ca)?"
)
UGLY_NAME = (
    r"(?:est ce que |tu crois que |du coup |donc )*(?:je suis|suis je|ca fait de moi|je suis devenue?) "
    rf"(?:que |vraiment |un peu |donc |juste |rien que )*(?:une? )?(?:grosse |sale |vraie )?{UGLY}"
)
NOBODY_CARES = (
    r"(?:tout le monde|tlm|on|ils|les gens|mes parents|ma famille|(?:mon|ma) (?:pere|mere)) "
    r"(?:s en|sen|en a|en ont) (?:trop |bien |completement )?"
    r"(?:fou\w*|fich\w*|bat\w*|balek|tape\w*|rien a (?:faire|foutre))(?: (?:de|d) (?:moi|nous|ma vie))?"
)
UNLOVED = (
    rf"{NOBODY_CARES}|"
    r"(?:je |j ?)?(?:aime (?:pas|plus)|aimais pas|deteste|hais|haie|supporte (?:pas|plus)) "
    r"(?:trop |vraiment |du tout )?(?:ma|cette) vie(?: (?:du tout|en ce moment|la))?|"
    r"ma vie (?:est |c est |elle est )?(?:trop |vraiment )?(?:nulle|(?:de )?(?:la )?merde|pourrie|un enfer|"
    r"horrible|triste)"
)
OF_MYSELF = (
    r"(?:c est |c etait )moi (?:que |qui )(?:le |la )?(?:fais|fait|fesait|faisait|faisais|vis|subis)(?: "
    r"(?:ca|tout ca|le))?"
)
AGAIN = (
    rf"{THE_OTHER} (?:veux|veulent|voudrait|va|vont|demande|insiste)(?: me| pour| a| encore| que| on| je)* "
    r"(?:recommence\w*|refaire|remettre ca|le refaire|revoir|revoie|revienne|y retourne|retourne)"
    rf"(?: ca)?{WHEN}"
)


ROWS = (
    row("ask_rights", "choose_may_refuse", ANYTHING, A_RIGHT),
    row("wants_out", "wants_out", SOLD, NO_MORE),
    row("recruited", "choose_offer_yes", OFFERED, NO_MORE),
    row("sexual_violence", "choose_sexual_ongoing", TOUCHED, f"{NO_MORE}|{AGAIN}"),
    row("partner_violence", "choose_partner_leave", COUPLE, NO_MORE),
    row("bullying", "choose_bullying_away", BULLIED, NO_MORE),
    row("recruited", "choose_offer_no", LINKED, HOW_TO_SAY, FORCED),
    row("recruited", "choose_offer_yes", OFFERED, f"{SAID_YES}|{REGRET}", SOLD),
    row("ask_rights", "choose_may_refuse", FORCED, SAID_YES),
    row("recruited", "choose_offer_lose", LINKED, LEAVES_ME),
    row("wants_out", "choose_forced_leave", FORCED, HOW),
    row("recruited", "choose_offer_no", LINKED, HOW, FORCED),
    row("wants_out", "choose_meet_regret", SOLD | TOUCHED, REGRET),
    row("wants_out", "wants_out", ANYTHING, CANT_STOP, HABIT),
    row("minimises", "choose_partner_love", LINKED, LOVE),
    row("minimises", "choose_defends", LINKED, NOT_SO),
    row("minimises", "choose_defends", ANYTHING, NO_HARM, frozenset({"family_violence"})),
    row("paid_encounters", "paid_encounters", COUPLE, GIFTS, FORCED),
    row("distress", "choose_no_name", ANYTHING, UGLY_NAME),
    row("distress", "distress", ANYTHING, UNLOVED, DARK - {"distress"}),
    row("recruited", "choose_meet_again", PAID | OFFERED, AGAIN, FORCED),
    row("friend_worried", "choose_friend_me", ANYTHING, OF_MYSELF, SOLD | DARK),
)
_IS_ME = re.compile(THE_CHILD_IS_ME)
# A bare «14» may be an age or a count.
_ON_THE_CLOCK = re.compile(
    r"\d ?h\b|\b(?:heures?|min(?:utes?)?|soir|nuit|demain|midi|minuit|matin|aprem|apres midi|tout de suite|"
    r"maintenant|bientot|jours?|semaine|week end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
_MAY_REFUSE, _NAMED, _BARE = re.compile(MAY_REFUSE), re.compile(NAMED), re.compile(BARE)
_TOLD_THEM, _UNWILLING = re.compile(TOLD_THEM), re.compile(UNWILLING)


def willed(text: str, told: AbstractSet[str], last: Optional[str]) -> Optional[Asked]:
    """`last`: what the message before this one meant."""
    if len(text) > LONGEST:
        return None
    said = short(text)
    if _IS_ME.fullmatch(fold(text)):
        return Asked("friend_worried", "choose_friend_me")
    may_refuse = text.rstrip().endswith("?") and _MAY_REFUSE.fullmatch(said)
    if _BARE.fullmatch(said) and told & DARK:
        return None
    if WHEN_IT_IS.fullmatch(said) and (ahead := _ahead(said, told, last)):
        return ahead
    linked = told & LINKED and not told & DARK and last in MAY_BE_ANSWERED
    if may_refuse or (linked and _UNWILLING.fullmatch(said)):
        return Asked("ask_rights", "choose_may_refuse")
    return first(ROWS, said, told)


def _ahead(said: str, told: AbstractSet[str], last: Optional[str]) -> Optional[Asked]:
    """A day or an hour, said behind what she is to do then."""
    if last in OFFERED | {"choose_meet_again"}:
        return Asked("recruited", "choose_offer_yes")
    if not _ON_THE_CLOCK.search(said):
        return None
    forced = told & FORCED and last in {"coerced", "choose_may_refuse", "choose_offer_lose", "wants_out"}
    return Asked("coerced", "choose_dont_go") if forced else None


def only_unwilling(text: str, told: AbstractSet[str]) -> bool:
    """«jveux plus y aller» is no wish to die, and «jveux plus» none where something else was told."""
    if len(text) > LONGEST or told & DARK:
        return False
    said = short(text)
    return bool(
        _NAMED.fullmatch(said) or _TOLD_THEM.fullmatch(said) or (told & LINKED and _BARE.fullmatch(said))
    )
