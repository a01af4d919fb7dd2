"""What is wrong with a request, field by field.

Invalid (kernel)
 +- BadFields       fields, parameters or headers are at fault; has `.errors`
"""

from dataclasses import dataclass
from difflib import get_close_matches

from ...actors.kernel import Invalid

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field, parameter or header, and what is wrong with it."""

    field: str
    reason: str


class BadFields(Invalid):
    """The request is malformed; `errors` names each field at fault."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = tuple(FieldError(e.field, shortened(e.reason)) for e in errors)
        super().__init__(f"at fault: {', '.join(error.field for error in self.errors)}")


def bad_field(field: str, reason: str) -> BadFields:
    """Return the error about a single field."""
    return BadFields(FieldError(field, reason))


def unknown_name(name: str, what: str, known: list[str]) -> FieldError:
    """Return the error about a name that there is not, with what was most likely meant."""
    likely = get_close_matches(name[:100], known, n=1)
    hint = f"did you mean {likely[0]}?" if likely else f"known: {', '.join(known) or 'none'}"
    return FieldError(shortened(name), f"no such {what}; {hint}")


# A reason may quote what was sent, and that may be a whole megabyte.
def shortened(text: str) -> str:
    """Return the text, cut if it is very long."""
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]} ..."
