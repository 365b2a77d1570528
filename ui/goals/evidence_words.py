"""What files and links of evidence are called on the screen, and outside the journal."""

import re

from PySide6.QtCore import QCoreApplication, QLocale, QUrl

from mentor_desktop.journal.teaching import Evidence, FileKind

_ENDS: dict[str, tuple[str, ...]] = {
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "gif": (".gif",),
    "webp": (".webp",),
    "pdf": (".pdf",),
}
# What no name of a file may hold somewhere, what steers the terminal, and what turns the direction of reading round.
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST = 120
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def size_words(length: int) -> str:
    """A number of bytes as people say it: 1.2 MB."""
    return QLocale().formattedDataSize(length, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def kind_icon(kind: FileKind | str) -> str:
    """The icon for a kind of file."""
    return "document" if kind == "pdf" else "picture"


def kind_name(kind: FileKind | str) -> str:
    """A kind of file in a word."""
    translate = QCoreApplication.translate
    return "PDF" if kind == "pdf" else translate("EvidenceWords", "picture")


def name_outside(evidence: Evidence) -> str:
    """The name a copy of a file is given: the one it came with, unless that pretends to be something else.

    Whoever shares the journal could have written any name there, so it holds no folders and ends as its kind does.
    """
    name = _UNFIT.sub("", evidence.file_name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    ends = _ENDS[evidence.file_kind]
    stem, end = name, ends[0]
    for each in ends:
        if name.lower().endswith(each):
            stem, end = name[: -len(each)].strip(" ."), name[-len(each) :]
    if not stem or _RESERVED.fullmatch(stem.split(".")[0].strip()):
        stem = QCoreApplication.translate("EvidenceWords", "evidence")
    return stem[:_LONGEST] + end


def address(link: str) -> QUrl | None:
    """Where a link leads; None for what is no address of a page on the web."""
    url = QUrl(link, QUrl.ParsingMode.TolerantMode)
    fit = url.isValid() and url.scheme().lower() in ("http", "https") and url.host()
    return url if fit else None
