"""The look follows what was asked for, and the icons are there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette

from mentor_desktop.errors import MissingResource
from ui.theme import DARK, LIGHT, Theme, current, em, icons

NAMES = sorted(path.stem for path in Path("resources/icons").glob("*.svg"))


@pytest.fixture
def dressed(qapp):
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_forced_theme_is_the_one_in_force(dressed, tokens):
    theme = Theme(tokens.name)
    theme.apply(dressed)
    assert theme.name == tokens.name
    assert current() is tokens
    assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(tokens.paper)


def test_forcing_another_theme_tells(dressed, qtbot):
    theme = Theme("light")
    theme.apply(dressed)
    with qtbot.waitSignal(theme.changed):
        theme.force("dark")
    assert current() is DARK


def test_the_text_grows_with_the_scale_and_keeps_the_systems_size(dressed, qtbot):
    before = QFontInfo(dressed.font()).pointSizeF()
    width = em(10)
    theme = Theme("light", scale=1.5)
    theme.apply(dressed)
    assert QFontInfo(dressed.font()).pointSizeF() == pytest.approx(before * 1.5, rel=0.1)
    assert em(10) > width
    theme.set_scale(1.0)
    assert QFontInfo(dressed.font()).pointSizeF() == pytest.approx(before, rel=0.05)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn(qapp, name):
    drawn = icons.image(name, "#123456", 20)
    assert (drawn.width(), drawn.height()) == (20, 20)
    assert any(drawn.pixelColor(x, y).alpha() > 100 for x in range(20) for y in range(20))


def test_an_icon_takes_the_colour_it_is_given(qapp):
    drawn = icons.image("plus", "#FF0000", 40)
    assert drawn.pixelColor(20, 20).getRgb()[:3] == (255, 0, 0)


def test_a_missing_icon_is_a_known_error(qapp):
    with pytest.raises(MissingResource):
        icons.image("no-such-icon", "#000000", 20)
