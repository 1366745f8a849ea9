"""Names can be erased; the entries stay."""

from facilitator.store.people import Person
from tests.store.made import decisions


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
