"""A button with words of any length: as wide as they are, cut where they have no room, and grey only under the hand."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from ui.theme import DARK, LIGHT
from ui.widgets.card import Card
from ui.widgets.line_button import LineButton


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("enabled", [True, False])
def test_a_link_has_no_ground_of_its_own(on_screen, dressed, tokens, enabled):
    dressed(tokens.name)
    card, button = Card(), LineButton("link", "link")
    button.set_words("https://example.org/minutes")
    button.setEnabled(enabled)
    card.body.addWidget(button)
    card.body.addStretch(1)
    on_screen(card, 400, 120)
    ground = card.grab().toImage().pixelColor(button.geometry().topLeft() + QPoint(12, 4))
    assert ground == QColor(tokens.surface)
