"""Every text can be read on every surface it is used on (WCAG 2.2 AA), in both themes."""

import pytest

from ui.theme.tokens import DARK, LIGHT, TEXT_ON, contrast, luminance, mix, readable_on

PAIRS = [
    pytest.param(theme, text, surface, id=f"{theme.name}: {text} on {surface}")
    for theme in (LIGHT, DARK)
    for text, surfaces in TEXT_ON.items()
    for surface in surfaces
]


@pytest.mark.parametrize(("theme", "text", "surface"), PAIRS)
def test_text_meets_aa(theme, text, surface):
    assert contrast(getattr(theme, text), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_edge_of_a_field_and_the_focus_ring_can_be_seen(theme):
    for surface in (theme.surface, theme.paper):
        assert contrast(theme.edge, surface) >= 3
        assert contrast(theme.shared, surface) >= 3
    assert contrast(theme.private, theme.private_paper) >= 3


def test_contrast_agrees_with_the_known_ends():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert luminance("#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("colour", ["#0F6B64", "#B97A2B", "#B8762B", "#41598F", "#FFFFFF", "#000000"])
def test_initials_can_be_read_on_their_disc(colour):
    assert contrast(readable_on(colour), colour) >= 4.5


def test_mix_goes_from_one_to_the_other():
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
