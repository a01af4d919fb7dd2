"""The same thing, over and over: `A A A`, or in rounds of two and three, `A B A B`."""

from dataclasses import dataclass

LONGEST_ROUND = 3
_KEPT = 200  # characters that things are told apart by


@dataclass(frozen=True, slots=True)
class Repetition:
    """What came last, and for each length of a round since when and how often it fits.

    `runs[n - 1]` counts how many in a row were the same as the one `n` before; `began[n - 1]` is
    the time when that run began. Adding one costs the same however long it goes on.
    """

    recent: tuple[str, ...] = ()
    runs: tuple[int, ...] = (0,) * LONGEST_ROUND
    began: tuple[float, ...] = (0.0,) * LONGEST_ROUND

    def add(self, thing: str, now: float) -> "Repetition":
        """One more thing."""
        key = thing[:_KEPT]
        runs, began = list(self.runs), list(self.began)
        for index in range(LONGEST_ROUND):
            known = self.recent[-1 - index] if index < len(self.recent) else None
            if known != key:
                runs[index] = 0
            elif runs[index] == 0:
                runs[index], began[index] = 1, now
            else:
                runs[index] += 1
        return Repetition((*self.recent, key)[-LONGEST_ROUND:], tuple(runs), tuple(began))

    def since(self, rounds: int) -> float | None:
        """When the repetition began that has gone on for `rounds` rounds by now; None if none."""
        lasting = [
            began
            for length, (run, began) in enumerate(zip(self.runs, self.began, strict=True), 1)
            if run >= (rounds - 1) * length
        ]
        return min(lasting, default=None)
