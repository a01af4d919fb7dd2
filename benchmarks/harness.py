"""Run contenders in turn and compare their medians."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contender:
    """One way of doing the same; `run` returns its figure in the comparison's unit."""

    name: str
    run: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours first, then peers and limits.

    `more_is_better` tells rates from times. `target` is what spec and users want, in words.
    """

    name: str
    unit: str
    contenders: tuple[Contender, ...]
    more_is_better: bool = True
    target: str = ""


@dataclass(slots=True)
class Outcome:
    """All figures of one comparison, by contender."""

    comparison: Comparison
    figures: dict[str, list[float]] = field(default_factory=dict[str, list[float]])

    def median(self, name: str) -> float:
        """Return a contender's median."""
        return statistics.median(self.figures[name])

    def ratio(self, name: str) -> float:
        """Return how ours compares with a contender; above 1 ours is better."""
        ours, theirs = self.median(self.comparison.contenders[0].name), self.median(name)
        return ours / theirs if self.comparison.more_is_better else theirs / ours

    def to_dict(self) -> dict[str, object]:
        """Return the outcome as JSON values."""
        return {
            "name": self.comparison.name,
            "unit": self.comparison.unit,
            "target": self.comparison.target,
            "medians": {name: self.median(name) for name in self.figures},
            "ours_to": {c.name: self.ratio(c.name) for c in self.comparison.contenders[1:]},
        }


def run(comparison: Comparison, rounds: int) -> Outcome:
    """Run all contenders in turn, `rounds` times; the first, uncounted round warms up."""
    outcome = Outcome(comparison, {c.name: [] for c in comparison.contenders})
    for number in range(rounds + 1):
        for contender in comparison.contenders:
            figure = contender.run()
            if number:
                outcome.figures[contender.name].append(figure)
    return outcome


def table(outcome: Outcome) -> str:
    """Return the outcome as lines of text."""
    comparison = outcome.comparison
    target = f"   (target: {comparison.target})" if comparison.target else ""
    lines = [f"{comparison.name}, {comparison.unit}{target}"]
    for contender in comparison.contenders:
        figures = outcome.figures[contender.name]
        spread = f"{_short(min(figures))} .. {_short(max(figures))}"
        own = contender is comparison.contenders[0]
        ratio = "" if own else f"ours is {outcome.ratio(contender.name):.2f} x"
        lines.append(
            f"  {contender.name:<44}{_short(outcome.median(contender.name)):>12}"
            f"  {spread:<26}{ratio}"
        )
    return "\n".join(lines)


def _short(figure: float) -> str:
    if figure >= 1000:
        return f"{figure:,.0f}"
    return f"{figure:.4g}"
