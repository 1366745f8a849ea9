"""Names can be erased; the entries stay."""

from facilitator.store.file import ExerciseFile
from facilitator.store.people import Person, erase_in
from tests.store.made import decisions, now


def test_a_name_is_found_by_its_id_until_it_is_erased(path, file):
    file.people.put(Person("person-1", "Zoltan Quickly", "loggist", "fd"))
    (entry,) = file.journal.append(decisions(1))
    assert file.people.name(entry.author.person) == "Zoltan Quickly"
    assert b"Zoltan Quickly" in path.read_bytes()

    file.people.erase("person-1")

    assert file.people.name("person-1") == ""
    assert file.people.all() == ()
    assert file.journal.verify().good
    file.close()
    assert b"Zoltan" not in path.read_bytes()


def test_everybody_is_listed_by_name_and_can_be_changed(file):
    file.people.put(Person("b", "Bea"))
    file.people.put(Person("a", "Zoe"))
    file.people.put(Person("a", "Ann\ud800", "evaluator"))

    assert file.people.all() == (Person("a", "Ann\ufffd", "evaluator"), Person("b", "Bea"))


def test_all_names_go_from_the_file_and_from_a_copy_that_stays_no_station_of_its_own(path, file):
    copy = path.with_name("copy.exercise")
    file.people.put(Person("a", "Zoltan Quickly"))
    file.people.put(Person("b", "Bea Slowly"))
    file.journal.append(decisions(1))
    file.backup(copy)

    gone = file.people.erase_all()
    done = erase_in(copy)

    assert (gone, done) == (2, True)
    file.close()
    for each in (path, copy):
        held = each.read_bytes()
        assert b"Quickly" not in held
        assert b"Slowly" not in held
    with ExerciseFile.open(copy, now=now, read_only=True) as read:
        assert read.people.all() == ()
        assert read.journal.verify().good
        assert len(read.database.rows("SELECT id FROM station")) == 1


def test_a_copy_that_is_no_exercise_is_left_as_it_is(tmp_path):
    odd = tmp_path / "odd.exercise"
    odd.write_bytes(b"not one of ours" * 100)

    done = erase_in(odd)

    assert not done
    assert odd.read_bytes() == b"not one of ours" * 100
