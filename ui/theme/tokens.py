"""The colours of both themes, by what they are for, and the arithmetic of contrast (WCAG 2.2, 1.4.3).

Teal is a promise: both people see this. Plum is a promise: only you see this. Every pair of text and surface
that appears on the screen is listed in `TEXT_ON`, and a test computes its contrast.
"""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One theme. Every field but `name` is a colour as `#RRGGBB`."""

    name: str
    paper: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    ink2: str
    shared: str
    shared_strong: str
    shared_tint: str
    on_shared: str
    private: str
    private_strong: str
    private_tint: str
    private_paper: str
    private_surface: str
    private_line: str
    on_private: str
    warn: str
    warn_tint: str
    good: str
    good_tint: str
    bad: str
    bad_tint: str


LIGHT = Tokens(
    name="light",
    paper="#FAF8F4",
    surface="#FFFFFF",
    sunken="#F3F0EA",
    line="#E5E0D6",
    edge="#8F8A80",
    ink="#20252E",
    ink2="#5B6270",
    shared="#0F6B64",
    shared_strong="#0B5650",
    shared_tint="#E4F1EF",
    on_shared="#FFFFFF",
    private="#6B3A7A",
    private_strong="#572D64",
    private_tint="#F3EBF6",
    private_paper="#FCFAFD",
    private_surface="#FCF9FD",
    private_line="#D9C3E2",
    on_private="#FFFFFF",
    warn="#A85A08",
    warn_tint="#FCF1E0",
    good="#2E7437",
    good_tint="#E7F3E8",
    bad="#B3261E",
    bad_tint="#FBEBE9",
)

DARK = Tokens(
    name="dark",
    paper="#16181D",
    surface="#1E2128",
    sunken="#1A1C22",
    line="#30343D",
    edge="#767C89",
    ink="#ECEBE6",
    ink2="#A9AEB9",
    shared="#57B8AC",
    shared_strong="#74CABF",
    shared_tint="#17312F",
    on_shared="#10201E",
    private="#CDA0DB",
    private_strong="#DCB9E7",
    private_tint="#2C2033",
    private_paper="#18161C",
    private_surface="#211A27",
    private_line="#4A3556",
    on_private="#241529",
    warn="#E2A55A",
    warn_tint="#33260F",
    good="#7FC98A",
    good_tint="#17301C",
    bad="#F28B82",
    bad_tint="#3A1D1B",
)

_PLAIN = ("paper", "surface", "sunken")
_PRIVATE = ("private_paper", "private_surface", "private_tint")

TEXT_ON: dict[str, tuple[str, ...]] = {
    "ink": (*_PLAIN, *_PRIVATE, "shared_tint", "warn_tint", "good_tint", "bad_tint"),
    "ink2": (*_PLAIN, *_PRIVATE, "shared_tint"),
    "shared": (*_PLAIN, "shared_tint"),
    "private": (*_PLAIN, *_PRIVATE),
    "on_shared": ("shared", "shared_strong"),
    "on_private": ("private", "private_strong"),
    "warn": ("paper", "surface", "private_surface", "warn_tint"),
    "good": ("paper", "surface", "private_surface", "good_tint"),
    "bad": ("paper", "surface", "private_surface", "bad_tint"),
}
"""Which token is used as text on which surfaces (the names of fields of `Tokens`)."""


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, 0 for black to 1 for white (WCAG 2.2, relative luminance)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: str) -> str:
    """White or near-black, whichever is easier to read on `colour`."""
    return max(("#FFFFFF", "#14171C"), key=lambda text: contrast(text, colour))


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: `share` 0 is `one`, 1 is `other`."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
