"""Known errors: each one is a sentence for a person that says what happened, what is safe and what to do.

Everything else that is raised is a bug. A sentence is kept as a template and its details, so that the screen can
translate the template before the details are filled in. Details never hold what a person wrote.
"""

import re
from pathlib import PurePath


def bug_report(error: BaseException) -> str:
    """What may be shown of a mistake of the program: its type and where it happened, nothing that anyone wrote."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {PurePath(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([f"This is a mistake of the program: {type(error).__name__}. What was saved is safe.", *places])


class KnownError(Exception):
    """An error a person can understand and act on.

    `template` is the whole sentence with `{name}` fields, `details` fills them. `str(error)` is the finished text.
    """

    template = "Something went wrong."

    def __init__(self, template: str | None = None, **details: object) -> None:
        if template is not None:
            self.template = template
        self.details = details
        super().__init__(self.template.format(**details))


class WrongPassphrase(KnownError):
    """The passphrase opens nothing."""

    template = (
        "This passphrase does not open the journal. Nothing has changed. "
        "Check the keyboard layout and Caps Lock, then try again."
    )


class NotJoined(KnownError):
    """The chosen person has no passphrase in this journal yet."""

    template = (
        "The {seat} has not set a passphrase in this journal yet. "
        "Their partner can unlock it, so they can join on this computer."
    )


class AlreadyJoined(KnownError):
    """The chosen person has a passphrase already."""

    template = "The {seat} has joined this journal already, with a passphrase of their own. Nothing has changed."


class NotAJournal(KnownError):
    """The folder holds no journal."""

    template = "There is no journal in “{folder}”. Choose the folder that holds the file journal.json."


class FolderInUse(KnownError):
    """A new journal was to be made where something is already."""

    template = "“{folder}” is not empty. Nothing there has been touched. Choose a new or an empty folder."


class NewerVersion(KnownError):
    """The journal was written by a newer program.

    Which one is shown only if it reads like a version: the text comes from a file that others could have written.
    """

    template = (
        "This journal was last opened with Mentor Desktop {program}, which is newer than this program. "
        "Nothing has changed. Install version {program} or a later one to open it."
    )
    _WITHOUT_VERSION = (
        "This journal was last opened with a newer Mentor Desktop. Nothing has changed. "
        "Install the newest version to open it."
    )

    def __init__(self, *, program: object) -> None:
        named = isinstance(program, str) and re.fullmatch(r"[0-9A-Za-z.+-]{1,20}", program)
        super().__init__(None if named else self._WITHOUT_VERSION, program=program if named else "")


class OlderVersion(KnownError):
    """The journal was written by an older program, and opened only to be read it cannot be brought up to date."""

    template = (
        "This journal was last written by an earlier version of the program. Nothing has changed. Open it once to "
        "write: a backup is made first, and from then on it can be read here too."
    )


class JournalInUse(KnownError):
    """Another window has the journal open; `details["holder"]` says which process."""

    template = (
        "This journal is open in another window ({holder}). Nothing is lost. "
        "Close it there first, or open it here only to read."
    )


class ReadOnly(KnownError):
    """A write was asked for in a journal that was opened to be read."""

    template = "This journal is open only to be read here, so this was not saved. Close the other window to write."


class Locked(KnownError):
    """Something was asked of a journal that has been locked."""

    template = "The journal is locked. Everything saved before is safe. Unlock it to go on."


class DamagedHeader(KnownError):
    """The header cannot be read or was changed outside the program."""

    template = (
        "The file journal.json of this journal is damaged or was changed outside the program ({what}). "
        "Nothing has been overwritten. Put back a copy of journal.json from a backup of the folder."
    )


class DamagedSpace(KnownError):
    """A page of an encrypted database does not pass its check."""

    template = (
        "The file {file} is damaged ({what}). Nothing has been overwritten, and the other files of the journal are "
        "untouched. Keep a copy of the folder and put back {file} from a backup; "
        "move {file}-wal and {file}-shm away with the damaged file, if they are there."
    )


class CutSpace(KnownError):
    """An encrypted database is shorter than it says it is."""

    template = (
        "The file {file} is cut short: {found} of {expected} bytes are there. Nothing has been overwritten. "
        "Keep a copy of the folder and put back {file} from a backup; "
        "move {file}-wal and {file}-shm away with the cut file, if they are there."
    )


class MissingSpace(KnownError):
    """An encrypted database that must be there is gone."""

    template = (
        "The file {file} is missing from the journal's folder. The other files are untouched. "
        "Put {file} back from a backup, or look for it where the folder was copied from; "
        "move {file}-wal and {file}-shm away first, if they are there."
    )


class DamagedLog(DamagedSpace):
    """The log beside an encrypted database, which holds what was written last, does not pass its check."""

    template = (
        "The file {file}, which holds what was written last, is damaged ({what}). Nothing has been overwritten. "
        "Keep a copy of the folder, then put back {space} from a backup and move {file} and {space}-shm away."
    )


class ReplacedSpace(KnownError):
    """An encrypted database is no longer where it was when it was opened."""

    template = (
        "The file {file} was moved, deleted or replaced by another program while it was open, so what was saved last "
        "may be lost. Copy what you are writing, close the journal and look at its folder before you open it again."
    )


class ForeignJournalFile(KnownError):
    """Beside an encrypted database lies a file by which SQLite would undo what is in it."""

    template = (
        "Beside {file} lies {file}-journal, which this program does not leave there and which could undo what is in "
        "{file}. Nothing has been opened. Move {file}-journal out of the folder, then try again."
    )


class NotAFile(KnownError):
    """In the place of a file there is a folder, a link, a pipe or a device."""

    template = (
        "“{path}” is not an ordinary file, so it was not opened. Nothing has changed. "
        "Move it away and put the file back from a backup."
    )


class UnsafeLock(KnownError):
    """The lock file is something else than a file of its own."""

    template = (
        "The file “{path}” is a link, or no ordinary file, so it was not used. The journal is untouched. "
        "Remove it, then try again; the program makes a new one."
    )


class UnsafeParameters(KnownError):
    """The header asks for a key derivation outside what is accepted."""

    template = (
        "The header of this journal asks for {what}, which this program refuses: it would be unsafe, or freeze the "
        "computer. The journal is untouched. Put back journal.json from a backup."
    )


class NoRights(KnownError):
    """The system refused to read or write."""

    template = (
        "This computer does not let the program {action} “{path}”. Nothing has changed. "
        "Check who owns it and its rights."
    )


class DiskFull(KnownError):
    """There was no room left."""

    template = "The disk is full, so this was not saved. Everything saved before is safe. Make some room and try again."


class DiskTrouble(KnownError):
    """The system could not read or write a file for another reason."""

    template = (
        "The disk could not {action} “{path}” ({reason}). What was saved before is untouched. "
        "Check the disk or the network drive and try again."
    )


class Busy(KnownError):
    """Another program holds the database for too long."""

    template = "Another program is using the journal's files just now. Nothing is lost. Try again in a moment."


class NoSuchRecord(KnownError):
    """A record was asked for that is not there, or not in a space this person can open."""

    template = "There is nothing with the id {id} in the spaces you can open."


class Unacceptable(KnownError):
    """What was given cannot be stored; the template says why."""


class MissingResource(KnownError):
    """A file shipped with the program is gone."""

    template = "The program is incomplete: {name} is missing. Your journals are untouched. Install the program again."
