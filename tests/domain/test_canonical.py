"""The bytes of an entry that are hashed never change: old chains have to be computed again."""

import json

from facilitator.domain.entry import Author, canonical
from facilitator.store.codec import without_surrogates
from tests.nasty import strings


def test_the_canonical_form_is_that_of_json():
    for text in (without_surrogates(each) for _name, each in strings()):
        row = ["s-1", 7, -1, 1_700_000_000_000_000, -250, text, "all", f"kind {text}", text]
        written = json.dumps(row, ensure_ascii=False, separators=(",", ":"))

        assert canonical(*row) == written.encode()


def test_an_author_is_read_as_it_was_written():
    for author in (Author(role="evaluator", person="p:1"), Author(role="facilitator")):
        assert Author.read(str(author)) == author
