from dataclasses import replace

from PySide6.QtWidgets import QApplication

from facilitator.domain.exercise import Agency
from facilitator.ui.models.plain import shown
from tests.builders import exercise, expected, inject
from tests.nasty import strings

STORABLE = [(kind, text) for kind, text in strings() if text.strip()]


def test_every_nasty_line_is_kept_as_typed_and_painted_as_plain_text(make_room):
    room = make_room()
    room.start()

    for _kind, text in STORABLE:
        entry = room.conduct.log(text)
        QApplication.processEvents()
        stored = room.conduct.file.journal.numbered(entry.event.number)
        clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        assert stored.event.typed == clean
    room.parts.log.view.grab()

    rows = room.rows()
    assert len(rows) == len(STORABLE)
    for row in rows:
        assert shown(row.text) == row.text
        assert row.said


def test_every_nasty_string_can_be_typed_and_is_understood_without_an_error(room):
    room.start()

    for _kind, text in STORABLE:
        room.desk.entry.put(text[:5000])
        room.parts.dock.grab()
        room.desk.entry.put("")

    assert room.line.text() == ""


def test_a_script_of_nasty_titles_and_names_is_shown(make_room):
    texts = [text for _kind, text in STORABLE][:120]
    agencies = tuple(
        Agency(id=f"a{n}", name=text, short=f"s{n}", letter=f"{n}", shape="square", colour="P")
        for n, text in enumerate(texts[:20])
    )
    rows = [
        replace(
            inject(f"{n}", to=(agencies[n % 20].id,), planned=n),
            title=text,
            text=text,
            read_aloud=text,
            notes=text,
            sender=text,
            method=text[:200],
            expected=(expected(f"x{n}", agencies=(agencies[n % 20].id,), text=text),),
        )
        for n, text in enumerate(texts)
    ]
    room = make_room(plan=exercise(*rows, agencies=agencies))
    room.start()
    for row in rows[:25]:
        room.conduct.deliver(row.id)
    room.wait(minutes=30)

    room.screen.grab()

    assert room.parts.script.model.rowCount() == len(rows)
    assert room.parts.board.model.rowCount() == 20
