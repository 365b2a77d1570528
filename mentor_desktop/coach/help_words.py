"""The kinds of help in words that fit behind “asked for” and “asks for”: one list for the coach and for the screen."""

from mentor_desktop.journal.goals import Help

HELP_WORDS: dict[Help, str] = {
    "explain": "an explanation",
    "show": "being shown how",
    "practise together": "practising together",
    "feedback": "feedback",
    "point to": "someone or something to turn to",
}
