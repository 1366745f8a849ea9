"""Which names in a zip are refused: those that reach out of it or stand for two things."""

import unicodedata

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
FORBIDDEN = frozenset('<>:"|?*')
LONGEST = 240


def unsafe(name: str) -> bool:
    """Tell whether a name leaves its folder, names a device, or means different files elsewhere."""
    path = name.replace("\\", "/")
    if path.startswith("/") or not path or len(path.encode("utf-8", "replace")) > LONGEST:
        return True
    return any(unsafe_part(part) for part in path.removesuffix("/").split("/"))


def unsafe_part(part: str) -> bool:
    """Tell whether one step of a path is no plain file or folder name on some system."""
    if not part or part in {".", ".."} or part[-1] in ". " or part[0] == " ":
        return True
    if any(letter in FORBIDDEN or not letter.isprintable() for letter in part):
        return True
    return part.split(".", maxsplit=1)[0].rstrip().lower() in DEVICES


def same_name(name: str) -> str:
    """Return what two names share that some file system takes for one."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/")).casefold()
    return unicodedata.normalize("NFC", plain).removesuffix("/")
