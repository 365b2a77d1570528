"""A space that another program moves, deletes or replaces while it is open: nothing is said to be saved."""

import os
import shutil
from dataclasses import replace

import pytest

from mentor_desktop.errors import ReplacedSpace
from mentor_desktop.services.journal import Change
from tests.support.journals import JournalForTwo, written

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")


@pytest.mark.parametrize("what", ["folder deleted", "folder moved", "file deleted", "file replaced"])
def test_nothing_is_said_to_be_saved_any_more(journal_for_two: JournalForTwo, what: str) -> None:
    journal = journal_for_two.unlock()
    path = journal_for_two.file("mentor")
    written(journal, "before")
    heard: list[Change] = []
    journal.listen(heard.append)
    if what == "folder deleted":
        shutil.rmtree(journal.folder)
    elif what == "folder moved":
        journal.folder.rename(journal.folder.with_name("elsewhere"))
    elif what == "file deleted":
        path.unlink()
    else:
        shutil.copy(path, path.with_name("copy"))
        path.with_name("copy").replace(path)
    for write in (
        lambda: written(journal, "after"),
        lambda: journal.keep_draft(replace(journal.new_reflection(), title="typed")),
    ):
        with pytest.raises(ReplacedSpace, match="another program while it was open"):
            write()
    assert heard == []
    journal.close()


def test_a_touched_file_is_the_same_file(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    os.utime(journal_for_two.file("mentor"))
    journal_for_two.file("mentor").chmod(0o600)
    assert journal.reflections.get(written(journal, "after").id).text == "after"
