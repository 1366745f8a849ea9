import pytest

from facilitator.exchange.cleaning import blank, cleaned, guarded, repaired, unguarded


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a_x000D_\nb", "a\nb"),
        ("a_x000D_b", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u00a0 a \u00a0", "a"),
        ("\ufeffa", "a"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u202fb  c", "a\u202fb  c"),
        ("_xyz_", "_xyz_"),
    ],
)
def test_escapes_and_line_ends_are_put_right_and_the_rest_stays(cell, text):
    assert cleaned(cell) == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("LÃ¤uft", "Läuft"),
        ("prÃ©vu", "prévu"),
        ("itâ€™s", "it’s"),
        ("Läuft", "Läuft"),
        ("ÂNGELA", "ÂNGELA"),
        ("plain", "plain"),
    ],
)
def test_wrongly_decoded_letters_are_put_right(wrong, right):
    assert repaired(wrong) == right


@pytest.mark.parametrize("cell", ["", "-", "---", "–", "— —".replace(" ", "")])
def test_dashes_stand_for_nothing(cell):
    assert blank(cell)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+34 000",
        "-5 m",
        "@all",
        "|cmd",
        "  =1",
        "\uff1d1",
        "'=1",
        "''=1",
        "'quoted'",
        "plain",
        "",
    ],
)
def test_a_guarded_text_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "|cmd", "\uff20x"])
def test_a_formula_is_guarded(text):
    assert guarded(text) == "'" + text
