"""What stands in a text: a doing, a number, words of a list, and what others decide.

A doing such as “lead” or “write” counts unless a word such as “understand” or “improve” stands before it in the same
thought, or the word before makes it the name of a thing (“the plan”). What others grant or do of their own will is in
their hands, unless a doing stands before it: “apply for promotion”.
"""

from dataclasses import dataclass, replace

from mentor_desktop.coach.words import Phrases, Thought, WordList, thoughts


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the thoughts in it and the word list it is read with."""

    thoughts: tuple[Thought, ...]
    lists: WordList

    def first(self, phrases: Phrases) -> Thought | None:
        """The first of the phrases in it."""
        for thought in self.thoughts:
            for at in range(len(thought)):
                if length := phrases.length_at(thought, at):
                    return thought[at : at + length]
        return None

    def doing(self) -> Thought | None:
        """The first doing that can be seen: one that nothing out of sight or vague stands before."""
        for thought in self.thoughts:
            at = _doing_at(thought, self.lists)
            if at is not None and not _hidden(thought, at, self.lists.inner, self.lists.vague):
                return thought[at : at + 1]
        return None

    def number(self) -> Thought | None:
        """The first number that can be counted: one that nothing out of sight stands before."""
        for thought in self.thoughts:
            at = next((at for at, word in enumerate(thought) if word.number is not None), None)
            if at is not None and not _hidden(thought, at, self.lists.inner):
                return thought[at : at + 1]
        return None

    def others_decide(self) -> Thought | None:
        """The first words that leave it to others, where the person's own doing does not stand before them."""
        for thought in self.thoughts:
            doing = _doing_at(thought, self.lists)
            for at in range(len(thought) if doing is None else doing + 1):
                if length := _others_decide(thought, at, self.lists):
                    return thought[at : at + length]
        return None

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(len(thought) for thought in self.thoughts)


def read(text: str, lists: WordList | None) -> Text | None:
    """The text as these rules see it; None when it is in another language than the list."""
    if lists is None or not lists.can_read(text):
        return None
    return Text(tuple(_without_harmless(thought, lists) for thought in thoughts(text, lists)), lists)


def _without_harmless(thought: Thought, lists: WordList) -> Thought:
    """The thought with the words of harmless phrases made such that no list finds them."""
    found = list(thought)
    for at in range(len(thought)):
        for place in range(at, at + lists.harmless.length_at(thought, at)):
            found[place] = replace(thought[place], folded="")
    return found


def _doing_at(thought: Thought, lists: WordList) -> int | None:
    for at, word in enumerate(thought):
        if at == 0 and word.folded in lists.doing_first:
            return at
        after_thing = at > 0 and (thought[at - 1].folded in lists.thing_after or thought[at - 1].number is not None)
        if word.folded in lists.doing and not after_thing:
            return at
    return None


def _hidden(thought: Thought, at: int, *lists: Phrases) -> bool:
    return any(phrases.length_at(thought, before) for phrases in lists for before in range(at + 1))


def _others_decide(thought: Thought, at: int, lists: WordList) -> int:
    if granted := lists.granted.length_at(thought, at):
        return granted
    others = lists.others.length_at(thought, at)
    if not others or at + others >= len(thought):
        return 0
    decide = lists.decide.length_at(thought, at + others)
    return others + decide if decide else 0
