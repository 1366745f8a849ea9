"""What the words for row kinds, statuses and means of delivery come to; the words stay."""

import re
from typing import Final

from facilitator.exchange.headings import words_of

Words = tuple[str, ...]

LONGEST: Final = 60


def table(text: dict[str, str]) -> dict[Words, str]:
    """Return a table from normalised words to what they mean."""
    return {words_of(each.strip()): what for what, line in text.items() for each in line.split("|")}


KINDS: Final = table(
    {
        "inject": (
            "inject | contextual | simulation | actor action | actor | key event | standard |"
            " message | stimulus | stimuli | primary inject | notification | incidencia | mensaje |"
            " incidència | missatge | bericht | Einlage | Einspielung | Meldung | information"
        ),
        "expected": (
            "expected action | player action | expected player action | expected response |"
            " expected | expected outcome | acción esperada | reacción esperada | acció"
            " esperada | reacció esperada | réaction"
            " attendue | action attendue | verwachte actie | verwachte reactie | erwartete"
            " Reaktion | erwartete Maßnahme"
        ),
        "contingency": (
            "contingent | contingency | contingent inject | contingency inject | backup | reserve"
            " | reserve inject | fallback | alternate | contingencia | contingència | incidencia de"
            " contingencia | inject de secours | secours | reserve-inject | Ausweicheinlage |"
            " Reserve"
        ),
        "admin": (
            "administrative | admin | administration | controller action | controller |"
            " decompte | décompte | compte à rebours | countdown | break | pause | startex |"
            " endex | debex | finex | administratif | administrativo | administrativa |"
            " administratiu | administratief | briefing | verwaltung | organisatorisch"
        ),
    }
)

STANDINGS: Final = table(
    {
        "pending": (
            "ready to inject | ready | pending | approved | to do | todo | not done | injected |"
            " planned | pendiente | pendent | à faire | prêt | te doen | gepland | offen | geplant"
        ),
        "draft": "draft | drafted | borrador | esborrany | brouillon | concept | entwurf",
        "skipped": (
            "omitted | deferred | skipped | not injected | not required | omitido | omesa | omis"
        ),
        "cancelled": (
            "deleted | cancelled | canceled | obsolete | anulado | anul·lada | annulé | geannuleerd"
        ),
    }
)

METHODS: Final = table(
    {
        "in person": (
            "verbal | verbal (face-to-face) | oral | spoken | in person | in-person | face to face"
            " | face-to-face | runner | en persona | verbal en persona | de viva veu | de vive voix"
            " | mondeling | mündlich | persönlich"
        ),
        "phone": (
            "phone | telephone | phone call | telephone call | call | landline | land line | cell"
            " | cell phone | cell phone call | mobile | sat phone | conf call | conference call |"
            " teléfono | llamada | llamada telefónica | telèfon | telefonada | trucada | téléphone"
            " | appel | appel téléphonique | telefoon | Telefon | Anruf | telefonisch"
        ),
        "radio": (
            "radio | hf radio | lmr | radio transmission | radio call | emisora | portofoon |"
            " Funk | vhf | uhf"
        ),
        "e-mail": (
            "email | e-mail | electronic mail | msg | correo | correo electrónico | correu |"
            " correu electrònic | courriel | mail | mél | e-mel"
        ),
        "messaging": (
            "text | sms | message | chat | messenger | whatsapp | text message | instant"
            " message | mensaje | missatge"
        ),
        "social media": (
            "soc media | social media | post | social | redes sociales | xarxes socials | réseaux"
            " sociaux | soziale medien | sociale media | twitter"
        ),
        "news": (
            "tv | news | public radio | press | prensa | premsa | presse | nieuws | Medien | media"
            " | newspaper | television"
        ),
        "written": (
            "fax | letter | memo | document | paper | handout | courier | oficio | ofici |"
            " courrier | télécopie | brief | Schreiben"
        ),
        "card": (
            "card | controller white card | white card | envelope | inject card | tarjeta |"
            " targeta | sobre | carte | fiche | kaart | Karte"
        ),
        "ticket": "112 | 911 | cad | dispatch | fiche d'intervention | 999",
        "image": (
            "photo | video | map | drone | cctv | imagery | image | picture | foto | mapa | carto"
        ),
        "none": "na | n/a | not required | not injected | none",
    }
)

CRITICAL: Final = frozenset(
    {"critical", "high", "crítica", "alta", "critique", "haute", "hoch", "hoog"}
)

AND: Final = re.compile(
    r"\s*[,;/\n]\s*|\s+(?:and|or|et|ou|y|o|(?-i:i)|en|of|und|oder)\s+|\s+-\s+", re.IGNORECASE
)
TIED: Final = re.compile(r"(.*\d)[\s.-]?[A-Za-z]")


def word_in(cell: str, meanings: dict[Words, str]) -> str:
    """Return what a cell means: as a whole, else by the longest of the words it holds."""
    words = words_of(cell)
    if words in meanings:
        return meanings[words]
    best, found = 0, ""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = words[start:end]
            length = sum(map(len, part))
            if part in meanings and length > best:
                best, found = length, meanings[part]
    return found


def kind_of(written: str, status: str, notes: str) -> str:
    """Return the row's kind: contingency wherever it is written, else by the column of kinds."""
    cells = [cell for cell in (written, status, notes) if cell and len(cell) <= LONGEST]
    if any(KINDS.get(words_of(cell)) == "contingency" for cell in cells):
        return "contingency"
    return word_in(written, KINDS) or "inject" if len(written) <= LONGEST else "inject"


def standing_of(status: str, method: str) -> str:
    """Return what a status means for the plan, or nothing where it says nothing about it."""
    known = STANDINGS.get(words_of(status), "") if len(status) <= LONGEST else ""
    if (
        not known
        and len(method) <= LONGEST
        and words_of(method) in {("not", "injected"), ("not", "required")}
    ):
        return "skipped"
    return known


def method_kind(method: str) -> str:
    """Return the sort of means: of two methods the first; ``other`` for names that nobody knows."""
    if not method:
        return ""
    if len(method) > LONGEST:
        return "other"
    whole = METHODS.get(words_of(method))
    if whole:
        return whole
    first = AND.split(method.strip())[0]
    return word_in(first, METHODS) or "other"


def parent_of(number: str, numbers: frozenset[str]) -> str:
    """Return the number that a label such as ``5-A`` belongs to, if a row has that number."""
    found = TIED.fullmatch(number.strip())
    return found[1] if found and found[1] in numbers else ""


STARTS: Final = re.compile(
    r"\W*(?:startex|debex|start of (?:the )?exercise|exercise starts?"
    r"|inicio del (?:ejercicio|simulacro)|inici (?:de l.exercici|del simulacre)"
    r"|début (?:de l.)?exercice|begin oefening|start oefening|übungsbeginn)\b",
    re.IGNORECASE,
)
ENDS: Final = re.compile(
    r"\W*(?:endex|finex|end of (?:the )?exercise|exercise ends?|fin del (?:ejercicio|simulacro)"
    r"|fi (?:de l.exercici|del simulacre)|fin (?:de l.)?exercice|einde oefening|übungsende)\b",
    re.IGNORECASE,
)
