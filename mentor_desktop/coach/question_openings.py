"""Two openings for a question, made from the person's own words where that can be done well, and general ones else.

What is made is judged like any other question: an opening that is not open itself is left out.
"""

from collections.abc import Iterator

from mentor_desktop.coach.question_asks import Ask
from mentor_desktop.coach.question_forms import Form, advised, form
from mentor_desktop.coach.question_kinds import Judged, judge
from mentor_desktop.coach.question_words import HintWords, sentences

_HOW_MANY = 2
_LONGEST = 140


def openings(judged: Judged, text: str, lists: HintWords) -> tuple[str, ...]:
    """Two different openings for a question that can do with one; none for an open question or a statement.

    An open question with “why” gets two that ask the same more gently, where they can be made.
    """
    if judged.kind in ("closed", "leading", "double", "choice"):
        made = [*_own(judged, text, lists), *lists.openings[f"general_{judged.kind}"]]
    else:
        made = [each for ask in judged.asks if ask.way == "why" for each in _filled(form(ask, lists), lists)]
    return tuple(dict.fromkeys(each for each in made if _good(each, lists)))[:_HOW_MANY]


def _own(judged: Judged, text: str, lists: HintWords) -> Iterator[str]:
    if judged.kind == "double":
        for ask in judged.asks[:_HOW_MANY]:
            if ask.open:
                yield _alone(ask, text)
            else:
                yield from _filled(form(ask, lists), lists)[:1]
        return
    for ask in judged.asks[:1]:
        if judged.because == "advice":
            yield from _filled(advised(ask.words, lists, len(judged.shown)), lists)
        else:
            yield from _filled(form(ask, lists, picks=judged.kind == "choice"), lists)


def _alone(ask: Ask, text: str) -> str:
    """One of several questions, by itself."""
    said = " ".join(text[ask.words[0].start : ask.words[-1].end].split())
    return f"{said[:1].upper()}{said[1:]}{'.' if ask.way == 'invitation' else '?'}"


def _filled(found: Form | None, lists: HintWords) -> list[str]:
    if found is None:
        return []
    return [" ".join(opening.format(**found.words).split()) for opening in lists.openings[found.name]]


def _good(opening: str, lists: HintWords) -> bool:
    if len(opening) > _LONGEST or "{" in opening:
        return False
    judged = judge(sentences(opening, lists), lists)
    return judged.kind == "open"
