"""The style sheet: one string built from the tokens and the size of the system's font.

Kept small, because Qt matches every rule against every widget. Sizes of text are ratios of the system's font;
only radii and spacing are in pixels. Widgets choose a rule with the dynamic properties `role`, `kind` and
`card`.
"""

from ui.theme.tokens import Tokens

ROLES = {
    "display": (2.0, 600),
    "title": (1.72, 600),
    "heading": (1.08, 600),
    "section": (0.95, 600),
    "strong": (1.0, 700),
    "label": (0.9, 600),
    "small": (0.9, 400),
}
"""The roles of a label: size as a ratio of the system's font, and weight."""


def build(t: Tokens, points: float, pixels: float) -> str:
    """The style sheet of theme `t` for a font of `points` points that is `pixels` high on the screen."""
    return "\n".join((_labels(t, points), _cards(t), _buttons(t), _fields(t, points, pixels), _what_qt_brings(t)))


def _labels(t: Tokens, points: float) -> str:
    """Roles, tones and chips."""
    sizes = (
        f'QLabel[role="{role}"]{{font-size:{points * ratio:.2f}pt;font-weight:{weight};}}'
        for role, (ratio, weight) in ROLES.items()
    )
    tones = (
        f'QLabel[tone="{tone}"]{{color:{colour};}}'
        for tone, colour in (
            ("muted", t.ink2),
            ("shared", t.shared),
            ("private", t.private),
            ("warn", t.warn),
            ("good", t.good),
            ("bad", t.bad),
        )
    )
    chips = (
        f'QLabel[chip="{chip}"]{{color:{colour};background:{tint};}}'
        for chip, colour, tint in (
            ("neutral", t.ink2, t.sunken),
            ("shared", t.shared, t.shared_tint),
            ("private", t.private, t.private_tint),
            ("warn", t.warn, t.warn_tint),
            ("good", t.good, t.good_tint),
            ("bad", t.bad, t.bad_tint),
        )
    )
    return f"""{"".join((*sizes, *tones, *chips))}
QLabel[chip]{{border-radius:9px;padding:2px 8px;font-size:{points * 0.82:.2f}pt;font-weight:600;}}"""


def _cards(t: Tokens) -> str:
    """Surfaces in the colour of who sees what is on them."""
    return f"""QFrame[card]{{background:{t.surface};border:1px solid {t.line};border-radius:12px;}}
QFrame[card="open"]{{border-color:{t.shared};}}
QFrame[card="private"]{{background:{t.private_surface};border-color:{t.private_line};}}
QFrame[card="private-page"]{{border-color:{t.private_line};}}
QFrame[card="bar"]{{border-color:{t.edge};border-radius:10px;}}"""


def _buttons(t: Tokens) -> str:
    """Buttons with words and with an icon. They paint their own focus ring, so Qt's dotted box is turned off."""
    return f"""QPushButton[kind]{{border-radius:8px;padding:8px 14px;border:1px solid {t.line};background:{t.surface};
color:{t.ink};font-weight:500;outline:none;}}
QPushButton[kind]:hover{{background:{t.sunken};}}
QPushButton[kind]:pressed{{background:{t.line};}}
QPushButton[kind="primary"]{{background:{t.shared};border-color:{t.shared};color:{t.on_shared};}}
QPushButton[kind="primary"]:hover,QPushButton[kind="primary"]:pressed{{background:{t.shared_strong};}}
QPushButton[kind="private"]{{background:{t.private};border-color:{t.private};color:{t.on_private};}}
QPushButton[kind="private"]:hover,QPushButton[kind="private"]:pressed{{background:{t.private_strong};}}
QPushButton[kind="link"]{{background:transparent;border-color:transparent;color:{t.ink2};padding:8px 6px;
text-decoration:underline;}}
QPushButton[kind="link"]:hover{{color:{t.ink};}}
QPushButton[kind]:disabled{{background:{t.sunken};border-color:{t.line};color:{t.ink2};}}
QPushButton[kind="link"]:disabled{{background:transparent;border-color:transparent;text-decoration:none;}}
QToolButton[kind="bare"]{{border:none;border-radius:6px;padding:4px;background:transparent;outline:none;}}
QToolButton[kind="bare"]:hover{{background:{t.sunken};}}"""


def _fields(t: Tokens, points: float, pixels: float) -> str:
    """Lines and small sheets to write in."""
    return f"""QLineEdit,QPlainTextEdit[kind="field"]{{background:{t.surface};color:{t.ink};border:1px solid {t.edge};
border-radius:8px;padding:8px 11px;selection-background-color:{t.shared};selection-color:{t.on_shared};}}
QLineEdit{{min-height:{pixels * 1.35:.0f}px;}}
QLineEdit:focus,QPlainTextEdit[kind="field"]:focus{{border:2px solid {t.shared};padding:7px 10px;}}
QLineEdit[private="true"],QPlainTextEdit[private="true"]{{border-color:{t.private_line};}}
QLineEdit[private="true"]:focus,QPlainTextEdit[private="true"]:focus{{border-color:{t.private};}}
QLineEdit[kind="title"]{{background:transparent;border:none;border-radius:0;padding:0;font-size:{points * 1.72:.2f}pt;
font-weight:600;min-height:{pixels * 2.2:.0f}px;selection-background-color:{t.private};selection-color:{t.on_private};}}
QLineEdit[kind="title"]:focus{{border:none;border-bottom:2px solid {t.private_line};padding:0;}}
QLineEdit[wrong="true"],QPlainTextEdit[wrong="true"]{{border-color:{t.bad};}}
QLineEdit:disabled{{background:{t.sunken};color:{t.ink2};}}"""


def _what_qt_brings(t: Tokens) -> str:
    """Scroll bars, menus and tool tips."""
    return f"""QScrollArea{{border:none;background:transparent;}}
QScrollArea>QWidget>QWidget[page="true"]{{background:transparent;}}
QScrollBar{{background:transparent;border:none;margin:0;}}
QScrollBar:vertical{{width:12px;}}
QScrollBar:horizontal{{height:12px;}}
QScrollBar::handle{{background:{t.edge};border-radius:3px;margin:3px;min-height:32px;min-width:32px;}}
QScrollBar::handle:hover{{background:{t.ink2};}}
QScrollBar::add-line,QScrollBar::sub-line{{width:0;height:0;}}
QScrollBar::add-page,QScrollBar::sub-page{{background:transparent;}}
QMenu{{background:{t.surface};color:{t.ink};border:1px solid {t.line};padding:4px;}}
QMenu::item{{padding:6px 16px;border-radius:6px;}}
QMenu::item:selected{{background:{t.shared_tint};color:{t.ink};}}
QToolTip{{background:{t.surface};color:{t.ink};border:1px solid {t.line};padding:4px 6px;}}
"""
