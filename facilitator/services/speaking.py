"""Which language the program speaks: what was set, else what the computer speaks."""

import os
import sys
from collections.abc import Callable, Mapping

from facilitator.i18n import SOURCE, available


def language_for(setting: str, computer: Callable[[], str]) -> str:
    """Return the language to speak; English where there is no catalogue for what is wanted.

    ``computer`` is asked only where nothing was set; it returns a name such as ``es_ES``.
    """
    wanted = setting or computer().replace("-", "_").partition("_")[0].lower()
    return wanted if wanted in available() else SOURCE


def computer_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of this computer as a console knows it; empty if it says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        said = environment.get(name, "").partition(".")[0].partition("@")[0]
        if said:
            return said
    return _of_windows()


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - only there
    import locale  # noqa: PLC0415 - only there

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
