"""The styles and lists of our documents; no other are in them, and no font lies inside."""

from typing import Final

INK, SECOND, VIOLET, GRID = "14191E", "3C4752", "5B3FA0", "B9C2CA"
FONT: Final = "Arial"
"""Every system has it, or one of the same widths: lines break alike in Word and elsewhere."""
NUMBERED: Final = 1
BULLETS: Final = 2
_OURS: Final = frozenset({"Lead", "Figure", "Gap", "WriteHere", "TableText", "TableHead"})
"""The styles that Word does not know by name."""
FIRST_LIST: Final = 10
"""The number of the first list that begins with 1 again."""


def styles(language: str) -> str:
    """Return all styles of a document in a language."""
    return "".join(
        (
            _defaults(language),
            _style("Normal", "Normal", ""),
            _style("Title", "Title", _room(0, 160), bold=True, size=22),
            _style("Subtitle", "Subtitle", _room(0, 120), size=12, colour=SECOND),
            _style("Heading1", "heading 1", _heading(360, 100, 0), bold=True, size=17),
            _style("Heading2", "heading 2", _heading(240, 80, 1), bold=True, size=12.5),
            _style("Heading3", "heading 3", _heading(180, 60, 2), bold=True, size=10.5),
            _style("Lead", "Lead", _lead(), size=12),
            _style("Caption", "caption", _room(40, 80), size=8.5, colour=SECOND),
            _style("ListNumber", "List Number", _list(NUMBERED)),
            _style("ListBullet", "List Bullet", _list(BULLETS)),
            _style("Figure", "Figure", _figure(), size=9, colour=SECOND),
            _style("Gap", "Gap", '<w:spacing w:before="0" w:after="80" w:line="80"/>', size=4),
            _style("WriteHere", "Write here", _written()),
            _style("TableText", "Table text", _room(20, 20), size=8),
            _style("TableHead", "Table head", _head(), bold=True, size=7.5, colour=SECOND),
            _style("Header", "header", _band(), bold=True, size=8.5, colour="FFFFFF"),
            _style("Footer", "footer", _foot(), size=8, colour=SECOND),
            _tables(),
        )
    )


def lists(count: int) -> str:
    """Return the numbering of a document with so many lists that begin anew."""
    made = (
        _levels(0, "decimal", "%1.")
        + _levels(1, "bullet", "•")
        + f'<w:num w:numId="{NUMBERED}"><w:abstractNumId w:val="0"/></w:num>'
        + f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>'
    )
    for number in range(FIRST_LIST, FIRST_LIST + count):
        made += (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    return made


def _levels(number: int, sort: str, sign: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{sort}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _defaults(language: str) -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(  # noqa: PLR0913 - a style and its look
    ident: str, name: str, room: str, *, bold: bool = False, size: float = 0, colour: str = ""
) -> str:
    look = "<w:b/><w:bCs/>" if bold else ""
    look += f'<w:color w:val="{colour}"/>' if colour else ""
    look += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    usual = ident == "Normal"
    sort = ' w:default="1"' if usual else ' w:customStyle="1"' if ident in _OURS else ""
    based = "" if usual else '<w:basedOn w:val="Normal"/>'
    follows = '<w:next w:val="Normal"/>' if ident.startswith(("Title", "Heading", "Sub")) else ""
    return (
        f'<w:style w:type="paragraph"{sort} w:styleId="{ident}">'
        f'<w:name w:val="{name}"/>{based}{follows}<w:qFormat/>'
        f"{f'<w:pPr>{room}</w:pPr>' if room else ''}{f'<w:rPr>{look}</w:rPr>' if look else ''}"
        "</w:style>"
    )


def _room(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _heading(before: int, after: int, level: int) -> str:
    return f'<w:keepNext/><w:keepLines/>{_room(before, after)}<w:outlineLvl w:val="{level}"/>'


def _lead() -> str:
    bar = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{INK}"/></w:pBdr>'
    return f'{bar}{_room(80, 240)}<w:ind w:left="170"/>'


def _figure() -> str:
    bar = f'<w:pBdr><w:left w:val="single" w:sz="8" w:space="8" w:color="{GRID}"/></w:pBdr>'
    return f'{bar}{_room(60, 120)}<w:ind w:left="170"/>'


def _list(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{_room(0, 60)}'


def _written() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="12" w:color="{GRID}"/>'
        for side in ("bottom", "between")
    )
    return f"<w:pBdr>{lines}</w:pBdr>{_room(0, 0)}"


def _head() -> str:
    return f"<w:keepNext/>{_room(20, 20)}"


def _band() -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{VIOLET}"/>{_room(0, 0)}'


def _foot() -> str:
    line = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{GRID}"/></w:pBdr>'
    return f"{line}{_room(0, 0)}"


def _tables() -> str:
    edges = (
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{edges}</w:tblPr></w:style>'
    )
    rules = (
        f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{GRID}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{GRID}"/></w:tblBorders>'
    )
    return normal + "".join(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{look}{edges}</w:tblPr></w:style>'
        for ident, name, look in (
            ("ExerciseTable", "Exercise table", rules),
            ("ExerciseList", "Exercise list", ""),
        )
    )
