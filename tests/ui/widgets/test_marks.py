import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from facilitator.domain.shapes import OUTLINES, UNASSIGNED, Mark, is_double, mark_of, outline, slot
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import mark_path, mark_symbol, paint_mark

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(mark, side=40, *, dark=True):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, side, side), mark, Theme(dark=dark))
    painter.end()
    return image


def test_the_first_fourteen_agencies_look_different_even_without_letter_and_colour():
    looks = [slot(index) for index in range(14)]
    marks = [Mark(letter="", shape=shape, colour="unassigned") for shape, _colour in looks]

    pictures = {bytes(drawn(mark).constBits()) for mark in marks}

    assert len({shape for shape, _colour in looks}) == 14
    assert len(pictures) == 14


def test_the_first_seven_have_colours_of_their_own_and_the_rest_are_grey():
    colours = [slot(index)[1] for index in range(20)]

    assert len(set(colours[:7])) == 7
    assert set(colours[7:]) == {"unassigned"}
    assert all(is_double(slot(index)[0]) for index in range(7, 20))


def test_the_ring_is_for_the_unassigned_alone():
    assert UNASSIGNED.shape == "ring"
    assert outline("ring").hollow
    assert "ring" not in {slot(index)[0] for index in range(30)}


def test_every_outline_fits_its_square():
    for shape in OUTLINES:
        box = mark_path(shape).boundingRect()

        assert box.left() >= -0.03
        assert box.top() >= -0.03
        assert box.right() <= 1.03
        assert box.bottom() <= 1.03
        assert max(box.width(), box.height()) > 0.8


def test_a_plot_symbol_has_its_middle_at_the_origin():
    assert mark_symbol("square").boundingRect().center().manhattanLength() < 0.01


def test_an_unknown_shape_is_still_drawn():
    strange = Mark(letter="Z", shape="heptagon", colour="nowhere")

    assert drawn(strange) != drawn(Mark(letter="", shape="ring", colour="F"))


def test_anything_with_letter_shape_and_colour_becomes_a_mark():
    mark = Mark(letter="F", shape="triangle", colour="F", name="Fire service")

    assert mark_of(mark) == mark
