"""What sounds like a danger and is a day like others: a mother's car, the postman, forgotten keys, Christmas.

A father who comes «à 18h en voiture» fetches his child, unless harm was told before; «il vient me chercher au
foyer» says nothing of the kind, and is heard as before.
"""

import re

KIN = (
    r"(?:(?:la |l |le |une? |ma |mon |mes |sa |ses )?(?:beau |belle |grand |grande |petite? |demi )*"
    r"(?:mere|maman|mama|daronne|reum|pere|papa|daron|reup|parents|soeur|frere|frangine?|tante|tata|tatie|"
    r"oncle|tonton|mamie|mami|papi|papy|marraine|parrain|cousine?|voisine|copine|meilleure amie))"
)
CAR = r"(?:voiture|caisse|bagnole|camion|camionnette|auto|gova)"
RIDE = r"(?:bus|car scolaire|taxi|uber|vtc|blablacar|tram|train)"
# Whose car it is: nobody's who takes her away.
KINS_CAR = rf"\b{CAR} (?:de |d |a |avec )?{KIN}\b|\bavec {KIN}\b|\b{RIDE}\b"
WITH_KIN = (
    r"(?:(?:oui|non|mais|je suis|jsuis|jsui|c est|cest|bah|ben|juste|celle) )*"
    rf"(?:avec|de|d|a) {KIN}(?: (?:et|avec) {KIN})*"
)
FEARED = re.compile(
    r"\b(?:peur|frapp\w*|tap\w*|cogn\w*|touch\w*|viol\w*|force\w*|menac\w*|oblig\w*|enleve\w*|foyer|bled|"
    r"avion|pays|mari\w+|(?:veux|veu|veut|peux) (?:pas|plus)|retrouve\w*|planque\w*|cache\w*|aide\w*|secours|"
    r"soul|bourre|arme|couteau|ferme\w*|descendre|suit|insist\w*|rentr\w*|entre\w*|louche|bizarre)\b"
)
OTHERS = re.compile(
    r"\b(?:ils?|elle|lui|eux|mecs?|hommes?|types?|gars|inconnus?|clients?|chauffeur|quelqu un)\b"
)
WHEN_OR_WHERE = (
    r"(?:voiture|caisse|\d{1,2} ?h\w*|midi|gare|arret|ecole|college|lycee|bahut|cours|foot|sport|danse|judo|"
    r"piscine|entrainement|train|bus|soiree|anniv\w*|concert|cine\w*|samedi|dimanche|vacances)"
)
FETCHED = re.compile(
    rf"\b{KIN} (?:vien\w*|va|vont|vas|passe\w*|doit) (?:venir )?(?:me |nous )?"
    rf"(?:chercher|recuperer|prendre)\b.*\b{WHEN_OR_WHERE}\b"
)
IN_KINS_CAR = re.compile(rf"\b(?:dans|ds) .*(?:{KINS_CAR})")
DELIVERS = re.compile(
    r"\b(?:facteur|factrice|livreur|livreuse|mon colis|ma pizza|deliveroo|uber eats|plombier|ramoneur)\b"
)
KEYS = r"(?:cles?|clefs?|clees?|badge)"
SHUT_OUT = re.compile(
    r"\b(?:enferme|coince|bloque)e? (?:dehors|sur le palier|devant (?:chez moi|la porte))\b"
    rf".*\b(?:oublie|perdu|laisse|pas)\b.*\b{KEYS}\b|"
    rf"\b(?:oublie|perdu|laisse)\w* (?:mes|les|ma|mon|la) {KEYS}\b.*\bdehors\b"
)
OF_A_FEAST = (
    r"(?:(?:c est|cest|non|mais|bah|juste|ils? (?:vien\w*|arriv\w*)) )*pour (?:"
    r"(?:le |la |l |les |mon |ton |notre )?(?:noel|fetes?|vacances|anniversaire|anniv|bapteme|repas|apero|"
    r"gouter|reveillon|nouvel an|paques|aid|ramadan)|(?:manger|feter|diner|dejeuner|jouer)(?: \w+){0,3})"
)


def everyday(said: str, *, disclosed: bool) -> bool:
    """`said`: folded; `disclosed`: a harm was told before, and may be theirs who come."""
    if FEARED.search(SHUT_OUT.sub("", said)):
        return False
    if DELIVERS.search(said):
        return True
    if OTHERS.search(said):
        return False
    of_kin = not disclosed and (FETCHED.search(said) or IN_KINS_CAR.search(said))
    return bool(of_kin or SHUT_OUT.search(said))
