"""Wrong credentials, the wrong exercise, entries that were changed: refused, and said."""

import asyncio

import msgspec
import pytest

from facilitator.domain.errors import Reason, Refused
from facilitator.services.now import RealClock
from facilitator.services.session import Shelf
from facilitator.sites import joining
from facilitator.sites.holding import Why
from facilitator.sites.standing import Link, Wrong
from facilitator.sites.words import standing_words
from tests.sites.campaign import publish
from tests.sites.rooms_of_a_test import site, until

pytestmark = pytest.mark.slow


def test_wrong_credentials_are_refused_and_said(tmp_path):
    with site(tmp_path) as made:
        made.room(1)
        place = msgspec.structs.replace(made.place(2), password="guessed")  # noqa: S106 - meant to be wrong
        second = made.room(2, place=place)

        until(lambda: second.line.standing().wrong is Wrong.CREDENTIALS)

        assert second.line.standing().link is Link.REFUSED
        assert "do not accept" in standing_words(second.line.standing())
        with pytest.raises(Refused) as refused:
            joining.join(place, Shelf(RealClock()), name="Guess")
        assert refused.value.reason is Reason.NOT_LET_IN


def test_the_line_of_another_exercise_is_refused_and_said(tmp_path):
    with site(tmp_path) as made:
        place = msgspec.structs.replace(made.place(2), exercise="another")
        second = made.room(2, place=place)

        until(lambda: second.line.standing().wrong is Wrong.OTHER_EXERCISE)

        assert "another exercise" in standing_words(second.line.standing())


def test_changed_entries_are_refused_and_said_and_the_true_ones_stand(tmp_path):
    with site(tmp_path) as made:
        first, second = made.room(1), made.room(2)
        for each in range(5):
            first.conduct.log(f". {each}")
        until(made.same)
        rows = list(first.journal.rows_of(first.conduct.file.station))
        lie = rows[2]._replace(payload=rows[2].payload.replace("2", "9"))
        ahead = rows[4]._replace(seq=7)

        asyncio.run(publish(made.place(2), [(lie, "/a"), (ahead, "/b"), (b"no entry", "/c")]))
        until(lambda: second.line.standing().many_refused >= 2)
        first.conduct.log(". and on")
        until(made.same)

        assert Why.NOT_SOUND in {each.why for each in second.line.standing().refused}
        assert "refused" in standing_words(second.line.standing())
        assert second.journal.verify().good
        assert second.conduct.state.logged == 6


def test_another_entry_under_a_known_number_is_a_fork_that_every_room_sees(tmp_path):
    with site(tmp_path) as made:
        first, second = made.room(1), made.room(2)
        first.conduct.log(". the first")
        until(made.same)
        path = tmp_path / "copy.exercise"
        first.conduct.file.backup(path)
        from facilitator.domain.entry import Author, Draft
        from facilitator.domain.events import NoteLogged
        from facilitator.store.rows import row_of

        now = first.conduct.now()
        draft = Draft(
            event=NoteLogged(number=1, text="not the first", typed=""),
            happened_at=now,
            logged_at=now,
            exercise=first.conduct.elapsed(),
            author=Author(role="facilitator"),
        )
        other = row_of(draft, first.conduct.file.station, 1, b"")

        asyncio.run(publish(made.place(2), [(other, "")]))

        until(lambda: all(each.line.standing().forks for each in (first, second)))
        assert not second.journal.verify().good
        assert "contradict" in standing_words(second.line.standing())


def test_a_room_without_the_right_cannot_empty_the_journal(tmp_path):
    from facilitator.sites.line import Line
    from tests.sites.campaign import nothing

    with site(tmp_path) as made:
        first = made.room(1)
        first.conduct.log(". stays")
        until(lambda: not first.line.standing().waiting and first.line.standing().sent)

        async def empty():
            line = Line(made.place(2), name="x", lost=nothing, back=nothing)
            await line.open()
            for act in (line.js.purge_stream, line.js.delete_stream):
                with pytest.raises(Exception):  # noqa: B017, PT011 - the client raises many kinds
                    await asyncio.wait_for(act(line.names.stream), 1)
            info = await line.stream()
            await line.close()
            return info.state.messages

        assert asyncio.run(empty()) == 1


def test_joining_fetches_the_plan_and_gives_numbers_of_ones_own(tmp_path):
    with site(tmp_path) as made:
        first = made.room(1)
        first.line.stop()
        first.line = joining.host(first.conduct, made.place(1))
        first.line.start()

        session = joining.join(
            made.place(3),
            Shelf(RealClock()),
            name="Coast",
            agencies=("pd",),
            out=tmp_path / "coast.exercise",
        )
        conduct = session.conduct
        entry = conduct.log(". from the coast")

        assert conduct.exercise == first.conduct.exercise
        assert entry.event.number == 20_001
        assert conduct.state.post.covers == ("p",)
        line = joining.linked(conduct)
        line.start()
        until(lambda: first.conduct.state.logged == 1)
        line.stop()
        conduct.file.close()


def test_attachments_travel_with_their_entries(tmp_path):
    from facilitator.services.writing import Details

    with site(tmp_path) as made:
        first, second = made.room(1), made.room(2)
        content = b"\x89PNG" + b"x" * 300_000
        attached = first.conduct.file.attachments.add("map.png", "image/png", content)

        first.conduct.log(". look", details=Details(attachments=(attached,)))

        until(lambda: second.conduct.file.attachments.has(attached.sha256))
        assert second.conduct.file.attachments.read(attached.sha256) == content
