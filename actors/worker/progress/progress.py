"""What a line of progress says."""

from dataclasses import dataclass

MAX_LABEL = 160
_EDGES = " :\t▕▏|"  # what stands between a label and a bar


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is; None where the line does not say.

    `percent` is between 0 and 100. `done` and `total` count steps, files or bytes; `label` is what
    is worked on, or nothing; `kind` is the tool or the form that was recognised, as `pytest`.
    """

    percent: float | None
    done: int | None
    total: int | None
    label: str
    kind: str

    @property
    def finished(self) -> bool:
        """Whether this is the end of what was measured."""
        return self.percent is not None and self.percent >= 100.0


def make_progress(
    kind: str,
    label: str,
    *,
    percent: float | None = None,
    done: int | None = None,
    total: int | None = None,
) -> Progress | None:
    """Progress with its percentage worked out, or None where the numbers cannot be one."""
    if total is not None and (total < 1 or (done or 0) > total):
        return None
    if percent is None and done is not None and total is not None:
        percent = round(100.0 * done / total, 1)
    if percent is not None and not 0.0 <= percent <= 100.0:
        return None
    return Progress(percent, done, total, label.strip(_EDGES)[:MAX_LABEL].rstrip(), kind)
