"""Words of any length and language in a room of any width."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.goals import TYPED
from ui.widgets.wrapped import LINES_AT_FIRST, SHOWN_AT_FIRST, FoldedText, WrappedLabel, beginning


@pytest.mark.parametrize("text", [*TYPED.values(), "Donaudampfschifffahrt" * 50, ""])
def test_a_text_fits_any_width(qapp, text):
    label = WrappedLabel(text)
    assert label.minimumSizeHint().width() < 100
    heights = [label.heightForWidth(width) for width in (80, 200, 400)]
    assert heights == sorted(heights, reverse=True)
    layout = label._layout(80)
    assert all(layout.lineAt(number).naturalTextWidth() <= 81 for number in range(layout.lineCount()))


def test_line_breaks_are_kept(qapp):
    one, three = (WrappedLabel(text).heightForWidth(400) for text in ("a", "a\nb\nc"))
    assert three == pytest.approx(3 * one, abs=2)


@given(st.text(max_size=900))
def test_a_beginning_is_short_and_is_how_the_text_begins(text):
    short = beginning(text)
    if short != text:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert len(short) <= SHOWN_AT_FIRST + 1
        assert short.count("\n") < LINES_AT_FIRST
        assert len(text) > SHOWN_AT_FIRST or text.count("\n") >= LINES_AT_FIRST


@given(st.text(max_size=480))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_label_takes_whatever_is_typed(qapp, text):
    label = WrappedLabel(text)
    assert label.heightForWidth(120) > 0
    assert label.accessibleName() == ""
    assert label.text() == text


def test_another_text_is_folded_again(on_screen):
    folded = FoldedText()
    on_screen(folded, 300, 600)
    folded.set_text("word " * 300)
    folded._more.click()
    assert folded._label.text() == "word " * 300
    folded.set_text("other " * 300)
    assert folded._label.text() == beginning("other " * 300)
    folded.set_text("short")
    assert not folded._more.isVisible()
