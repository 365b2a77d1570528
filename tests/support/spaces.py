"""A space with rows in it, without a journal around it."""

from pathlib import Path

from mentor_desktop.vault.space import PAGE_BYTES, Space

KEY = bytes(range(32))
ROWS = 400


def make_space(path: Path, rows: int = ROWS) -> Path:
    """A closed space of many pages: a table `line` with numbered texts."""
    space = Space(path, KEY, create=True)
    with space.writing() as database:
        database.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        database.execute("CREATE INDEX line_text ON line(text)")
        for number in range(rows):
            database.execute("INSERT INTO line VALUES (?, ?)", [number, f"line {number} " + "word " * 20])
    space.close()
    return path


def rows_of(path: Path, key: bytes = KEY, *, read_only: bool = False) -> list[int]:
    """The numbers of all rows, in order, each row read whole."""
    space = Space(path, key, read_only=read_only)
    try:
        with space.reading() as database:
            return [row[0] for row in database.execute("SELECT number, text FROM line ORDER BY number")]
    finally:
        space.close()


def flip(path: Path, place: int, bit: int = 0) -> None:
    """Changes one bit of a file."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def pages_of(path: Path) -> int:
    """How many pages a closed space has."""
    return path.stat().st_size // PAGE_BYTES


def make_killed_space(path: Path, transactions: int = 6) -> Path:
    """A space as a kill leaves it: a table with no rows in the file, and each row in a transaction of its log."""
    source = make_space(path.with_name(f"source-{path.name}"), rows=0)
    space = Space(source, KEY)
    for number in range(transactions):
        with space.writing() as database:
            database.execute("INSERT INTO line VALUES (?, ?)", [number, f"line {number} " + "word " * 2000])
    log = source.with_name(f"{source.name}-wal")
    path.write_bytes(source.read_bytes())
    path.with_name(f"{path.name}-wal").write_bytes(log.read_bytes())
    space.close()
    source.unlink()
    return path


def log_of(path: Path) -> Path:
    """The log beside a space."""
    return path.with_name(f"{path.name}-wal")
