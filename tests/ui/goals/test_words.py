"""What goals are called on the screen."""

import pytest

from mentor_desktop.coach.help_words import HELP_WORDS
from mentor_desktop.journal.goals import HELPS
from mentor_desktop.journal.progress import Views
from tests.support.goal_lines import AMARA, PEOPLE, TOM
from ui.goals.words import help_name, views_sentence


@pytest.mark.parametrize(
    ("mentor", "mentee", "to_amara", "to_tom"),
    [
        (0, None, "You say 0. Tom has not checked in yet.", "Amara says 0. You have not checked in yet."),
        (None, -1, "Tom says −1. You have not checked in yet.", "You say −1. Amara has not checked in yet."),
        (1, 1, "You both say +1.", "You both say +1."),
        (
            1,
            -1,
            "Tom says −1, Amara says +1: what does each of you see?",
            "Tom says −1, Amara says +1: what does each of you see?",
        ),
        (None, None, "", ""),
    ],
)
def test_both_views_are_said_to_the_one_who_reads(mentor, mentee, to_amara, to_tom):
    assert views_sentence(Views(mentor, mentee), PEOPLE, AMARA) == to_amara
    assert views_sentence(Views(mentor, mentee), PEOPLE, TOM) == to_tom


def test_each_kind_of_help_has_the_words_of_the_coach():
    assert {kind: help_name(kind) for kind in HELPS} == HELP_WORDS
