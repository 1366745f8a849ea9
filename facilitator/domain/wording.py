"""Help with the wording of a finding: state the problem, not the remedy."""

import re

REMEDIES = (
    # English
    r"should|must|needs? to|ought to|have to|provide|purchase|buy|train all|develop a|create a",
    # Spanish and Catalan
    r"deber[ií]a|debe|hay que|es necesario|comprar|formar a|crear un|cal que|s'ha de",
    # French
    r"devrait|devraient|doit|doivent|il faut|acheter|former les|cr[ée]er un",
    # Dutch
    r"moet|moeten|zou moeten|aanschaffen|opleiden",
    # German
    r"soll|sollte|sollten|muss|m[üu]ssen|anschaffen|schulen",
)
_REMEDY = re.compile(rf"\b({'|'.join(REMEDIES)})\b", re.IGNORECASE)


def sounds_like_a_remedy(text: str) -> str:
    """Return the words that sound like what to do, not like what was wrong; or nothing."""
    found = _REMEDY.search(text)
    return found.group(0) if found else ""
