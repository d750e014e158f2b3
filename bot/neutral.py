"""Sentences that tell of a couple, a home, a secret, without harm: they are asked about, not judged.

«j'ai un copain», «mes parents divorcent» are near to what is told of violence, and «ce que tu décris n'est
pas normal» was the answer. Once harm was told the same words go on with it.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Optional

from bot.course import HARM
from bot.folding import fold
from bot.meaning import Asked
from bot.short import ANYTHING, LONGEST, first, row, short
from bot.will import COUPLE, FORCED, SOLD

CLEAR = 0.4
LOVER = (
    r"(?:mon|ma|une?) (?:petit |petite |nouveau |nouvelle |ex )?"
    r"(?:copain|copine|mec|meuf|keum|gars|cheri|amoureux|amoureuse)"
)
PARENTS = r"(?:mes (?:parents|rents|darons|vieux)|ma (?:mere|daronne|reum)|mon (?:pere|daron|reup)|ils|elle)"
RELATIVE = (
    r"(?:ma|mon|mes|une?) (?:mamie|papi|papy|mami|grand mere|grand pere|grands parents|tante|tata|oncle|"
    r"marraine|cousine?)"
)
MORE = r"(?: (?:depuis .{1,15}|au lycee|au college|la|ce soir|et ca va|et on s entend bien))*"
OLDER = r"(?:un peu |beaucoup |bien )?(?:plus (?:vieux|vieille|age|agee|grande?)|majeure?|adulte)"
ANNOYS = r"(?:me |m )(?:soule|saoule|gonfle|enerve|agace|prend la tete)(?:nt)?(?: trop| grave| de ouf)?"
COUPLED = (
    rf"je (?:ai|suis avec|sors avec|suis en couple avec|vis avec) {LOVER}{MORE}|"
    rf"(?:je suis|je dors|on est) (?:chez|avec) (?:{LOVER}|lui){MORE}|"
    rf"je suis (?:trop )?(?:en couple|amoureuse|amoureux)(?: (?:de|d) (?:lui|elle|{LOVER}))?{MORE}|{LOVER}|"
    rf"(?:{LOVER} )?(?:il |elle )?est {OLDER}(?: que moi)?{MORE}|{LOVER} (?:il |elle )?{ANNOYS}"
)
AT_HOME = (
    rf"{PARENTS} {ANNOYS}|je (?:aime|supporte) (?:pas|plus) {PARENTS}|"
    rf"{PARENTS} (?:divorcent|se separent|vont divorcer|ont divorce|"
    r"sont (?:separes|divorces|en plein divorce)|se disputent|s engueulent|veulent divorcer)(?: .{1,20})?|"
    r"je (?:veux (?:pas|plus)|ai (?:pas|plus) envie de) (?:rentrer|retourner|aller|vivre) "
    rf"(?:chez {PARENTS}|chez moi|a la maison)(?: ce soir)?|ca va pas (?:trop )?(?:chez moi|a la maison)"
)
AT_A_RELATIVES = (
    r"(?:si |est ce que )?je (?:(?:dors|reste|vais)|(?:peux|vais) (?:aller |rester )?dormir|peux aller) "
    rf"(?:dormir )?chez {RELATIVE}(?: ce soir)?"
)
HOSTED = (
    rf"je (?:suis|dors|squatte?|reste|vis) chez (?:{LOVER}|lui|elle|eux|des (?:potes|amis)|une? pote)"
    r"(?: .{1,15})?"
)
KEPT_HOME = (
    rf"{PARENTS} (?:(?:il|elle|ils) )?(?:(?:le |la |l )?(?:sait|savent) (?:pas|rien)"
    r"(?: (?:que je .{1,30}|de tout ca|de ca))?|(?:est|sont) pas au courant(?: de .{1,15})?)"
)
# A telephone, most often: without the rest of the sentence an offer was heard in it.
TAKEN_AWAY = (
    rf"{PARENTS} (?:veux|veulent|va|vont) me (?:le |la |les )?(?:prendre|confisquer|enlever|retirer)"
    r"(?: mon (?:tel|telephone|portable|phone))?"
)
NOT_THAT_NUMBER = r"(?:je (?:veux|vais) )?(?:surtout )?pas (?:appeler |faire )?(?:le |au )?119"
OWED = (
    r"je (?:lui |leur )?dois (?:encore |genre )?(?:de la (?:c|coke|beuh|weed|thune|moula|drogue)|"
    r"du (?:shit|fric|matos|cash)|des sous|de l argent|\d+ ?(?:e|euros?|balles)?)(?: a .{1,25})?"
)
CLOSE = re.compile(
    r"\b(?:(?:ma|mon) (?:\w+ )?(?:pote|copine|copain|mec|keum|besta|amie?|cousine?|soeur|frere|ex)|"
    r"une? (?:pote|copine|amie?|cousine?|fille d[eu] (?:(?:mon|ma|l) )?(?:foyer|classe|internat)))\b"
)
# With these words a sentence tells of harm, however unsure the guess.
OF_HARM = re.compile(
    r"\b(?:tap|frapp|cogn|bat|gifl|coup|claqu|poing|menac|insult|hurl|cri|gueul|forc|oblig|enferm|surveil|"
    r"fouill|control|jalou|peur|mal\b|bless|bleu|saign|touch|viol|abus|attouch|humili|rabaiss|trait|"
    r"tu(?:e|er)\b|but(?:e|er)\b|etrangl|pouss|jet|lanc|casse|ceintur|crach|interdi|isole|espion|profit|"
    r"empech|colere|enerv|pleur|danger|soul|stop|veu|vou|laisse|arret|hit|hurt|beat|scream|afraid|scared)"
)
JUDGED = {"partner_violence": "choose_partner_open", "family_violence": "choose_family_open"}
GRAVE = frozenset({"danger_now", "suicidal"})
TOLD = HARM | SOLD  # a verdict was deserved
ROWS = (
    row("runaway", "choose_run_hosted", frozenset({"runaway"}), HOSTED),
    row("fear_of_consequences", "choose_kept_home", ANYTHING, KEPT_HOME),
    row("fear_of_consequences", "fear_of_consequences", ANYTHING, TAKEN_AWAY, SOLD | COUPLE),
    row("ask_emergency_number", "choose_calls_other", ANYTHING, NOT_THAT_NUMBER),
    row("money_need", "choose_money_debt", ANYTHING, OWED, FORCED),
    row("partner_violence", "choose_partner_open", ANYTHING, COUPLED, TOLD),
    row("family_violence", "choose_family_open", ANYTHING, AT_HOME, TOLD),
    row("runaway", "choose_home_relative", ANYTHING, AT_A_RELATIVES, TOLD),
)


def unjudged(text: str, told: AbstractSet[str], guess: tuple[str, float]) -> Optional[Asked]:
    """`guess`: what the words alone mean, and how surely."""
    intent, sureness = guess
    if len(text) > LONGEST or (intent in GRAVE and sureness >= CLEAR):
        return None
    said = short(text)
    if means := first(ROWS, said, told):
        return means
    if intent == "recruited" and intent not in told and CLOSE.search(said):
        return Asked(intent, "choose_offer_named")
    if intent in JUDGED and sureness < CLEAR and not told & TOLD and not OF_HARM.search(fold(text)):
        return Asked(intent, JUDGED[intent])
    return None
