"""Mailboxes are bounded: awaiting senders wait in order, the others are refused."""

import pytest
import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, Address, Ask, MailboxFull, TrioActor
from understudy.actors.kernel.testing import run_actor


class Slow(TrioActor):
    """Handles a message each time that the test says so."""

    mailbox_capacity = 2

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[object] = []
        self.go = trio.Semaphore(0)

    async def on_receive(self, message: object) -> None:
        self.taken.append(message)
        await self.go.acquire()


@pytest.fixture
def slow() -> Slow:
    return Slow()


async def _fill(address: Address) -> None:
    for n in range(3):
        address.tell_nowait(n)
        await trio.testing.wait_all_tasks_blocked()


async def _go(slow: Slow, messages: int) -> None:
    for _ in range(messages):
        slow.go.release()
        await trio.testing.wait_all_tasks_blocked()


async def test_non_waiting_sends_to_a_full_mailbox_raise(slow: Slow) -> None:
    async with run_actor(lambda: slow) as address:
        await _fill(address)
        with pytest.raises(MailboxFull, match="'tested' has 2 messages waiting: full"):
            address.tell_nowait("one more")
        with pytest.raises(MailboxFull):
            slow.ref.tell("one more")
        with pytest.raises(MailboxFull):
            await address.ask_nowait(Ask[None]())
        await _go(slow, 3)
    assert slow.taken == [0, 1, 2]


async def test_awaiting_sends_wait_for_room_first_come_first_served(
    slow: Slow, nursery: trio.Nursery
) -> None:
    async with run_actor(lambda: slow) as address:
        await _fill(address)
        for n in range(3, 8):
            nursery.start_soon(address.tell, n)
            await trio.testing.wait_all_tasks_blocked()
        await _go(slow, 1)
        assert len(nursery.child_tasks) == 4
        await _go(slow, 7)
    assert slow.taken == list(range(8))


async def test_nobody_pushes_in_before_those_who_wait(slow: Slow, nursery: trio.Nursery) -> None:
    async with run_actor(lambda: slow) as address:
        await _fill(address)
        nursery.start_soon(address.tell, "waits")
        await trio.testing.wait_all_tasks_blocked()
        slow.go.release()
        while slow.taken[-1] != 1:
            await trio.lowlevel.checkpoint()
        with pytest.raises(MailboxFull):
            address.tell_nowait("pushes in")
        await _go(slow, 3)
    assert slow.taken == [0, 1, 2, "waits"]


async def test_cancelled_sender_was_not_added_and_passes_its_room_on(
    slow: Slow, nursery: trio.Nursery
) -> None:
    async with run_actor(lambda: slow, system=ActorSystem(ask_timeout=60)) as address:
        await _fill(address)
        async with trio.open_nursery() as giving_up:
            giving_up.start_soon(address.tell, "gives up")
            await trio.testing.wait_all_tasks_blocked()
            nursery.start_soon(address.tell, "stays")
            await trio.testing.wait_all_tasks_blocked()
            giving_up.cancel_scope.cancel()
        await _go(slow, 4)
    assert slow.taken == [0, 1, 2, "stays"]
