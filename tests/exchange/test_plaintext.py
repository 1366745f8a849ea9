"""HTML becomes the text that a page would show, and nothing that only looks like HTML is lost."""

import pytest

from facilitator.exchange.plaintext import PICTURE, plain, without_data
from tests.nasty import strings
from tests.spent import processor_s


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n\n- Two"),
        ("Fire &amp; rescue&nbsp;now", "Fire & rescue now"),
        ("<p>a<!-- <b>no</b> --> b</p>", "a b"),
        ("<p>x</p><script>alert(1)</script>", "x"),
        ("<CBRN team> is here, 3<b", "<CBRN team> is here, 3<b"),
        ("A&E, AT&T", "A&E, AT&T"),
        ("soft\u00adhyphen", "softhyphen"),
        ("  two\r\nlines ", "two\nlines"),
        ('<img src="http://host/x.png" alt="Map">', "http://host/x.png Map"),
    ],
)
def test_it_reads_as_a_page_would_show_it(written, shown):
    assert plain(written) == shown


@pytest.mark.parametrize("text", [text for _kind, text in strings()])
def test_every_nasty_text_is_made_plain(text):
    assert isinstance(plain(f"<p>{text}</p>"), str)


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<![", "</", "<a ", "&", "<p><", "<script>", '<a b="', "&#", "<p   >", "-->", "data:"],
)
def test_no_text_of_a_megabyte_takes_long(piece):
    text = "<p>a</p>" + piece * (1_000_000 // len(piece))
    begin = processor_s()

    plain(without_data(text)[0])

    assert processor_s() - begin < 10


def test_a_file_inside_a_text_is_taken_out_with_its_sort_and_size():
    address = "data:image/PNG;base64," + "A" * 4096

    text, found = without_data(f'<p>Before <img src="{address}"> after</p>')

    assert found == ("image/png, 3 kB",)
    assert text == f'<p>Before <img src="{PICTURE}"> after</p>'
    assert plain(text) == "Before after"
