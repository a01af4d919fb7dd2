"""Nurseries wrap errors into groups; askers and supervisors get the error itself."""

from collections.abc import Callable

import pytest
import trio
from understudy.actors.kernel import (
    ActorSystem,
    Address,
    Ask,
    NotFound,
    TrioActor,
    brief,
    single_error,
)
from understudy.actors.kernel.testing import run_actor

A, B = OSError("a"), ValueError("b")


def _group(*errors: Exception) -> ExceptionGroup[Exception]:
    return ExceptionGroup("group", errors)


@pytest.mark.parametrize(
    ("error", "single", "text"),
    [
        (A, A, "OSError: a"),
        (_group(A), A, "OSError: a"),
        (_group(_group(A)), A, "OSError: a"),
        (_group(_group(A), A), A, "OSError: a; OSError: a"),
        (both := _group(A, _group(B)), both, "OSError: a; ValueError: b"),
        (KeyError(), None, "KeyError"),
    ],
)
def test_groups_of_one_error_are_that_error(
    error: Exception, single: Exception | None, text: str
) -> None:
    assert single_error(error) is (single or error)
    assert brief(error) == text


def test_no_error_is_a_normal_end() -> None:
    assert brief(None) == "normal"


class Nesting(TrioActor):
    async def on_receive(self, message: Callable[[], None]) -> None:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(trio.sleep_forever)
            message()


def _raise(error: Exception) -> Callable[[], None]:
    def action() -> None:
        raise error

    return action


class Do(Ask[None]):
    """Call the function."""

    def __init__(self, action: Callable[[], None]) -> None:
        self.action = action

    def __call__(self) -> None:
        self.action()


async def test_refusal_inside_a_nursery_is_a_refusal() -> None:
    async with run_actor(Nesting) as address:
        for _ in range(2):
            with pytest.raises(NotFound, match="inside"):
                await address.ask(Do(_raise(NotFound("inside"))))


async def test_crash_inside_a_nursery_is_that_error_for_asker_and_supervisor() -> None:
    replied: list[Exception] = []

    async def ask(address: Address) -> None:
        try:
            await address.ask(Do(_raise(A)))
        except OSError as error:
            replied.append(error)

    async def crash() -> None:
        async with run_actor(Nesting, system=ActorSystem()) as address:
            await ask(address)

    with pytest.raises(OSError, match="a") as caught:
        await crash()
    assert replied == [A] == [caught.value]
