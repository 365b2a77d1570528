"""Situations to practise alone: something is said, you answer in your own words, and compare with three other answers.

The texts lie in `resources/situations/`, a folder a language and a file a role. No answer is the right one, and nothing
here judges what a person wrote: each answer comes with what it does to the talk.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from mentor_desktop.errors import MissingResource
from mentor_desktop.journal.people import SEATS, Seat
from mentor_desktop.places import resource

Skill = Literal[
    "mirror",
    "open question",
    "affirmation",
    "summary",
    "ask before advising",
    "naming a feeling",
    "person and problem",
    "difference",
    "advocacy",
    "ending",
]
SKILLS: tuple[Skill, ...] = get_args(Skill)
_ENGLISH = "en"
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: its `text`, and in one sentence what it `does` to the talk."""

    text: str
    does: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A moment to answer in: `role` is who I am, `scene` where we are, `said` the other one's words, without quotes.

    `asks` is what might be tried here, an exercise in `skill`. There are three `answers`, in no order of merit. The
    `id` is the same in every language, so that what a person has written can be kept with it.
    """

    id: str
    role: Seat
    skill: Skill
    title: str
    scene: str
    said: str
    asks: str
    answers: tuple[Answer, ...]


@cache
def situations(language: str = _ENGLISH) -> tuple[Situation, ...]:
    """Every situation in a language such as `en` or `en_GB`, the mentor's first, read once.

    A role that nobody has written in this language yet comes in English. Raises `MissingResource` when English is gone.
    """
    found = _LANGUAGE.match(language.casefold())
    return tuple(each for role in SEATS for each in _of_role(role, found.group() if found else _ENGLISH))


@cache
def _of_role(role: Seat, language: str) -> tuple[Situation, ...]:
    try:
        text = resource("situations", language, f"{role}.toml").read_text(encoding="utf-8")
    except MissingResource:
        if language == _ENGLISH:
            raise
        return _of_role(role, _ENGLISH)
    return tuple(
        Situation(
            id=each["id"],
            role=role,
            skill=each["skill"],
            title=each["title"],
            scene=each["scene"],
            said=each["said"],
            asks=each["asks"],
            answers=tuple(Answer(answer["text"], answer["does"]) for answer in each["answer"]),
        )
        for each in tomllib.loads(text)["situation"]
    )
