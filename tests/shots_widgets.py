"""Draw every widget in every state into a folder, for a person to look at.

Usage: python tests/shots_widgets.py [FOLDER]
"""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.shapes import UNASSIGNED, Mark, slot
from facilitator.ui import widgets as w
from facilitator.ui.theme import Density, Theme

FIRE = Mark(letter="F", shape="triangle", colour="F", name="Fire service")
POLICE = Mark(letter="P", shape="square", colour="P", name="Local police")
GENDARMERIE = Mark(letter="G", shape="diamond", colour="G", name="Gendarmerie")
AMBULANCE = Mark(letter="A", shape="cross", colour="A", name="Ambulance")
TOWN = Mark(letter="M", shape="circle", colour="M", name="Municipality")
THREE = (AMBULANCE, TOWN, POLICE)
BINS = ((1, 1), (1, 3), (1, 2), (0, 1), (2, 0), (0, 5))
READ_ALOUD = (
    "“This is the night nurse at Las Jacarandas. We have thirty residents who cannot walk.",
    "Smoke is coming in through the air vents. There is one minibus and there are two of us.",
    "Do we stay or do we go?”",
)


def still():
    """Return a time that never moves."""
    return 0.0


class Sheet(QWidget):
    """Mark shapes, glyphs, bars, sparks, hatch and chips."""

    def __init__(self, theme):
        super().__init__()
        self.theme = theme
        self.setFixedHeight(theme.px(210))

    def paintEvent(self, _event):  # noqa: N802 - Qt's name
        painter = QPainter(self)
        theme, px = self.theme, self.theme.px
        painter.fillRect(self.rect(), theme.colour("surface.panel"))
        letters = [
            "F",
            "P",
            "G",
            "A",
            "M",
            "R",
            "U",
            "CG",
            "HP",
            "RC",
            "EL",
            "WA",
            "TR",
            "X",
        ]
        marks = [
            Mark(letter=letter, shape=slot(place)[0], colour=slot(place)[1])
            for place, letter in enumerate(letters)
        ]
        marks.append(UNASSIGNED)
        w.paint_marks(painter, px(12), px(24), marks, theme, size=28, gap=8)
        w.paint_marks(painter, px(12), px(58), marks, theme, size=20, gap=8)
        w.paint_marks(painter, px(12), px(86), marks, theme, size=16, gap=8)
        x = px(12)
        for glyph in w.Glyph:
            w.paint_glyph(
                painter,
                QRectF(x, px(104), px(18), px(18)),
                glyph,
                theme.colour("text.primary"),
            )
            w.paint_glyph(
                painter,
                QRectF(x, px(128), px(14), px(14)),
                glyph,
                theme.colour("status.late"),
            )
            x += px(32)
        w.paint_bar(painter, QRectF(px(12), px(158), px(64), px(8)), theme, 0.58)
        w.paint_bar(painter, QRectF(px(90), px(158), px(64), px(8)), theme, 1.4, late=True)
        w.paint_spark(painter, QRectF(px(170), px(150), px(92), px(22)), theme, BINS)
        w.paint_hatch(
            painter,
            QRectF(px(290), px(150), px(200), px(30)),
            theme.colour("surface.selected"),
            stripe=px(4),
            gap=px(5),
        )
        w.paint_chip(
            painter,
            px(12),
            px(194),
            w.ChipWords(text="joint", marks=(POLICE, FIRE), marks_last=True),
            theme,
        )
        w.paint_key(painter, px(120), px(194), "Ctrl++", theme)
        w.paint_empty(
            painter,
            QRectF(px(500), px(140), px(300), px(60)),
            "Decisions will stand here. Type the first one below.",
            theme,
        )
        painter.end()


def strips(theme):
    """Return the NEXT strip in each of its states."""
    base = {
        "number": "10",
        "title": "Care home: 30 bedridden residents in sector B",
        "marks": THREE,
    }
    values = [
        w.Next(
            **base,
            detail="Phone (simulated) · from the night nurse, Las Jacarandas · planned 00:38",
            caption="due in",
            count="01:18",
        ),
        w.Next(
            **base,
            detail="no colour in the first 60 seconds",
            caption="due now",
            count="00:00",
        ),
        w.Next(
            **base,
            kind=w.NextKind.OVERDUE,
            detail="amber edge, wash and the word",
            caption="overdue by",
            count="01:04",
        ),
        w.Next(
            kind=w.NextKind.CONTINGENCY,
            number="9-A",
            title="Flames at the first house",
            marks=(POLICE, TOWN),
            detail="contingency of 09",
            caption="if no order in",
            count="03:18",
        ),
        w.Next(
            **base,
            kind=w.NextKind.HELD,
            detail="held: the chief asks",
            caption="held since",
            count="02:10",
            go_word="Deliver",
            hold_word="Release",
        ),
        w.Next(
            **base,
            kind=w.NextKind.PAUSED,
            detail="Paused: F5 resumes",
            caption="stopped at",
            count="01:18",
            off="Paused",
        ),
        w.Next(
            kind=w.NextKind.FINISHED,
            title="Nothing left in the script",
            detail="F8 ad hoc inject, Ctrl+E ends the exercise",
            off="Nothing left",
        ),
    ]
    made = []
    for value in values:
        strip = w.NextStrip(theme, still)
        strip.show_next(value)
        made.append(strip)
    asking = w.NextStrip(theme, still)
    asking.show_next(values[0])
    asking.ask_reason(
        "Why skip 10?",
        ("no time left", "overtaken by events", "players did it already"),
    )
    made.append(asking)
    refused = w.NextStrip(theme, still)
    refused.show_next(values[0])
    refused.ask_reason("Why hold 10?", ("chief asks",))
    refused.reason_row.line.returnPressed.emit()
    made.append(refused)
    return made


def blocks(theme):
    """Return the state blocks and the emergency button."""
    made = []
    for state, detail in (
        (w.RunWord.READY, "20 injects, starts with F5"),
        (w.RunWord.RUNNING, "\u00d7 1 · one pause, 04:10"),
        (w.RunWord.PAUSED, "for 02:14 · chief asks"),
        (w.RunWord.STOPPED, "real emergency, 10:40:52"),
        (w.RunWord.ENDED, "11:57:02 · 241 entries"),
        (w.RunWord.REHEARSAL, "\u00d7 2"),
    ):
        block = w.StateBlock(theme)
        block.show_state(state, detail)
        made.append(block)
    rest, active = (
        w.EmergencyButton(theme, "REAL EMERGENCY", "F12"),
        w.EmergencyButton(theme, "REAL EMERGENCY", "clock stopped"),
    )
    active.set_active(active=True)
    return [*made, rest, active]


def clocks(theme):
    """Return clock faces, running and paused, with the other times."""
    running, paused = w.ClockFace(theme), w.ClockFace(theme)
    for face in (running, paused):
        face.set_time(timedelta(minutes=36, seconds=42))
    paused.set_paused(paused=True)
    times = w.TimesBlock(theme)
    times.set_rows(
        [
            w.TimeRow(caption="Wall", value="10:40:52"),
            w.TimeRow(caption="Story", value="Sat 14 Aug 16:36"),
            w.TimeRow(caption="Ends", value="11:54", extra="4 min behind"),
        ]
    )
    return [running, paused, times]


def buttons(theme):
    """Return buttons in each state."""
    rest = w.KeyButton(theme, "Hold", "F7")
    hover = w.KeyButton(theme, "Hover", "F7")
    hover.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    focus = w.KeyButton(theme, "Focus", "F7")
    focus.hasFocus = lambda: True
    off = w.KeyButton(theme, "Undo: nothing yet", "Ctrl+Z")
    off.set_off("Nothing to undo")
    following = w.KeyButton(theme, "Resume", "F5", kind=w.Kind.NEXT)
    grave = w.KeyButton(theme, "Erase", "", kind=w.Kind.DANGER)
    small = w.KeyButton(theme, "Find", "Ctrl+F", small=True)
    field = w.Field(theme, "Name", placeholder="Name of the exercise")
    bad = w.Field(theme, "Name")
    bad.set_text("Levant")
    bad.refuse("This name is taken.")
    return [
        rest,
        hover,
        focus,
        off,
        following,
        grave,
        small,
        w.Chip(theme, "Local police", marks=(POLICE,)),
        field,
        bad,
    ]


def docks(theme):
    """Return the entry dock at rest, while typing, and with an unknown prefix."""
    ready, typing, unknown = w.EntryDock(theme), w.EntryDock(theme), w.EntryDock(theme)
    ready.set_stamp("Ready", "time is taken at the first key; writing works in a pause")
    ready.set_placeholder("Agency letter, then what they decided. “because” adds the reason.")
    ready.set_chips([w.ChipWords(text="last saved 136, 00:36:05")])
    letters = (
        (FIRE, "Fire"),
        (POLICE, "Police"),
        (GENDARMERIE, "Gendarmerie"),
        (AMBULANCE, "Ambulance"),
        (TOWN, "Municipality"),
    )
    ready.set_letters(
        [
            *(w.LetterKey(key=mark.letter.lower(), word=word, mark=mark) for mark, word in letters),
            w.LetterKey(key="?", word="request"),
        ]
    )
    ready.set_right("↑ repeat last")
    typing.set_stamp("00:36:38", "taken at the first key")
    text = "p clear sector B street by street, pensioners first, because smoke on the lo"
    typing.set_text(text)
    typing.set_bold([(0, 1), (text.index("because"), 7)])
    typing.set_chips(
        [
            w.ChipWords(text="Local police", marks=(POLICE,)),
            w.ChipWords(text="answers 09 · Door-to-door plan", key="Ctrl+D no"),
            w.ChipWords(text="because …"),
        ]
    )
    typing.set_suggestions(
        [
            w.Offer(text="lower road", matched=2),
            w.Offer(text="lower road junction, km 3", matched=2),
            w.Offer(text="loudspeaker car", matched=2),
        ]
    )
    typing.set_right("Alt+↓ ten seconds earlier")
    unknown.set_stamp("00:37:10")
    unknown.set_text("xx boat leaves")
    unknown.set_chips([w.ChipWords(text="unassigned", marks=(UNASSIGNED,))])
    typing.line.hasFocus = lambda: True
    return [ready, typing, unknown]


def frame(theme):
    """Return tabs with the band, banners, a panel and the foot."""
    tabs = w.Tabs(
        theme,
        [
            ("Library", "Ctrl+1"),
            ("Plan", "Ctrl+2"),
            ("Conduct", "Ctrl+3"),
            ("Review", "Ctrl+4"),
        ],
        name="Screens",
    )
    tabs.set_current(2)
    tabs.fill_right(w.ExerciseBand(theme, "LEVANT 26 · Wildfire above Vallmora"))
    rehearsal = w.ExerciseBand(theme, "LEVANT 26 rehearsal")
    rehearsal.set_rehearsal(rehearsal=True)
    plain, amber, red = w.Banner(theme), w.Banner(theme), w.Banner(theme)
    plain.say(w.BannerKind.PLAIN, "Restored 10:47:12, nothing lost (143 entries).")
    amber.say(
        w.BannerKind.AMBER,
        "Three injects came due while the laptop slept. Decide each.",
        "Show them",
        "Ctrl+L",
    )
    red.say(
        w.BannerKind.RED,
        "The disk is full. Your text is still in the line. Free some space, then Enter.",
        "Try again",
        "Ctrl+S",
        closable=False,
    )
    panel = w.Panel(theme, "Decision log")
    panel.set_counts("136 entries")
    panel.set_note("as logged")
    panel.add_button(w.KeyButton(theme, "Find", "Ctrl+F"))
    panel.add_button(w.KeyButton(theme, "Replace", "Ctrl+R"))
    panel.set_body(
        w.Label(theme, "Two patrols ready to knock on doors in sector B <b>A & E", wrap=True),
        padded=True,
    )
    read = w.Panel(theme, "Read aloud")
    read.set_note("larger", "Ctrl++")
    read.set_body(
        w.Prose(theme, " ".join(READ_ALOUD)),
        padded=True,
    )
    done = w.GlyphWords(theme, "hot wash noted", w.Glyph.TICK, tint="status.saved")
    owing = w.GlyphWords(theme, colour="status.late", tint="status.late", weight=600)
    owing.set_words("Police owes 03, late 22:38", w.Glyph.WARNING)
    foot = w.Foot(theme)
    foot.set_left(
        [
            w.FootItem(text="Saved 10:40:31", glyph=w.Glyph.TICK),
            w.FootItem(text="levant-26.exercise"),
            w.FootItem(text="Observers 4 of 5 here, 0 waiting"),
        ]
    )
    foot.set_right(
        [
            w.FootItem(text="curtain", key="Ctrl+B"),
            w.FootItem(text="all keys", key="F1"),
        ]
    )
    return [tabs, rehearsal, plain, amber, red, panel, read, done, owing, foot]


def column(parts, width):
    """Return the parts one below the other."""
    page = QWidget()
    rows = QVBoxLayout(page)
    for part in parts:
        rows.addWidget(part)
    page.resize(width, page.sizeHint().height())
    return page


def grid(parts, columns):
    """Return the parts in columns."""
    page = QWidget()
    cells = QGridLayout(page)
    for place, part in enumerate(parts):
        cells.addWidget(part, place // columns, place % columns, Qt.AlignmentFlag.AlignLeft)
    return page


def beside(parts):
    """Return the parts side by side."""
    page = QWidget()
    row = QHBoxLayout(page)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return page


def pages(theme):
    """Return all sheets by name."""
    wide = 1424 if theme.density is Density.WIDE else 1264
    wide = wide if theme.scale == 1 else 1440
    return {
        "marks": column([Sheet(theme)], round(860 * theme.scale)),
        "next": column(strips(theme), wide),
        "states": grid(blocks(theme), 4),
        "clocks": beside(clocks(theme)),
        "buttons": grid(buttons(theme), 5),
        "docks": column(docks(theme), 900 if theme.scale == 1 else 1440),
        "frame": column(frame(theme), wide),
    }


def main():
    """Draw everything; print where it is."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for dark in (True, False):
        for scale, density in (
            (1.0, Density.WIDE),
            (1.0, Density.COMPACT),
            (2.0, Density.SINGLE),
        ):
            theme = Theme(dark, scale, density)
            w.install(app, theme)
            for name, page in pages(theme).items():
                page.show()
                app.processEvents()
                light = "dark" if dark else "light"
                page.grab().save(str(folder / f"{name}-{light}-{density.value}.png"))
                page.close()
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main()
