"""Tool tips that hold what a person wrote."""


def plain_tip(text: str) -> str:
    """A text as a tool tip shows it letter by letter: a space without width keeps Qt from taking it for HTML.

    Whoever shares the journal could have written a picture into it that is read from anywhere, or that never ends.
    """
    return text.replace("<", "<\u200b").replace("&", "&\u200b")
