"""What the coach says: whole sentences that can be translated before their details are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a template with `{name}` fields, and the details that fill them. `str()` is the English text.

    A detail may be a sentence itself, or a date, which a screen writes in its own way. Unlike the details of an error,
    these may quote what a person wrote: they are for the screen alone.
    """

    template: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.details)
