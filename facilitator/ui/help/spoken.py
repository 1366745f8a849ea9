"""In which language a page of help is shown, said where it is not the one that is spoken now."""

from facilitator.i18n import _, language
from facilitator.services.help import Block, Page, Run, Sort, Way


def named_if_foreign(page: Page) -> str:
    """Return the language of a page as people of this window call it; "" if they speak it."""
    if page.spoken in {"", language()}:
        return ""
    from babel import Locale  # noqa: PLC0415 - heavy; only when needed

    return Locale(page.spoken).get_language_name(language()) or page.spoken


def said_of(page: Page) -> tuple[Block, ...]:
    """Return the line that stands above a page in another language, if it is in one."""
    name = named_if_foreign(page)
    if not name:
        return ()
    said = _("This page has not been translated yet. It is shown in another language: {language}.")
    words = Run(text=said.format(language=name), way=Way.STRONG)
    return (Block(sort=Sort.TEXT, cells=((words,),)),)
