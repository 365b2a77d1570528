"""Why a file cannot be shown, each as a sentence for the person. The file itself stays in the journal as it is."""

from mentor_desktop.errors import KnownError


class DamagedFile(KnownError):
    """The bytes are not what they should be."""

    template = (
        "This file is damaged or cut short, so it cannot be shown here. It is kept in the journal just as it came. "
        "You can save it out and try another program."
    )


class DamagedPage(KnownError):
    """One page of a PDF cannot be read; the others may be fine."""

    template = (
        "This page is damaged, so it cannot be shown. The file is kept just as it came, and other pages may be fine."
    )


class ProtectedFile(KnownError):
    """A PDF that asks for a password, or is locked in a way nobody here knows."""

    template = (
        "This PDF asks for a password of its own, so it cannot be shown here. It is kept in the journal just as it "
        "came. You can save it out and open it with a program that asks for the password."
    )


class NoPages(KnownError):
    """A PDF without a single page."""

    template = "This PDF has no pages, so there is nothing to show. It is kept in the journal just as it came."


class TooLarge(KnownError):
    """A picture that would need more memory than one picture is given. Sizes are in pixels."""

    template = (
        "This picture is {width} × {height} pixels large, which is more than can be shown here. It is kept in the "
        "journal just as it came. You can save it out and open it with another program."
    )


class TooMuch(KnownError):
    """Drawing took more time or memory than one file is given, or brought its process down."""

    template = (
        "Showing this takes more time or memory than one file should need, so it was stopped. Your journal is safe. "
        "If you do not know where the file comes from, be careful with it."
    )
