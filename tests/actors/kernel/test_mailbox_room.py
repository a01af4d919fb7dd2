"""How room in a mailbox is given out, whichever thread takes messages out."""

import threading

import pytest
import trio
import trio.testing
from understudy.actors.kernel import ActorDied, ActorSystem, Envelope, ThreadActor
from understudy.actors.kernel.inbox import ThreadMailbox, TrioMailbox
from understudy.actors.kernel.testing import run_actor

both_kinds = pytest.mark.parametrize("kind", [TrioMailbox, ThreadMailbox])


@both_kinds
@pytest.mark.parametrize("capacity", [0, -1])
def test_capacity_below_one_is_refused(
    kind: type[TrioMailbox | ThreadMailbox], capacity: int
) -> None:
    with pytest.raises(ValueError, match="mailbox_capacity of x must be at least 1"):
        kind("x", capacity)


@both_kinds
def test_messages_of_the_system_itself_have_room_always(
    kind: type[TrioMailbox | ThreadMailbox],
) -> None:
    mailbox = kind("x", 1)
    mailbox.put_nowait(Envelope("fills it"))
    mailbox.put_control(Envelope("the system's"))
    assert [envelope.message for envelope in mailbox.close()] == ["fills it", "the system's"]


@both_kinds
async def test_sender_that_waits_while_the_mailbox_closes_is_told(
    kind: type[TrioMailbox | ThreadMailbox], nursery: trio.Nursery
) -> None:
    mailbox = kind("x", 1)
    mailbox.put_nowait(Envelope("fills it"))
    told: list[str] = []

    async def put() -> None:
        with pytest.raises(ActorDied, match="'x' ended while its mailbox was full"):
            await mailbox.put(Envelope("waits"))
        told.append("died")

    nursery.start_soon(put)
    await trio.testing.wait_all_tasks_blocked()
    assert [envelope.message for envelope in mailbox.close()] == ["fills it"]
    await trio.testing.wait_all_tasks_blocked()
    assert told == ["died"]


async def test_cancelled_before_the_put_nothing_is_added() -> None:
    mailbox = TrioMailbox("x", 1)
    with trio.CancelScope() as scope:
        scope.cancel()
        await mailbox.put(Envelope("never"))
    assert scope.cancelled_caught
    assert len(mailbox) == 0


class Keeping(ThreadActor):
    mailbox_capacity = 2

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[object] = []
        self.go = threading.Event()

    def on_receive(self, message: object) -> None:
        self.go.wait(30)
        self.taken.append(message)


async def test_thread_actor_takes_from_waiting_senders_in_their_order() -> None:
    actor = Keeping()
    system = ActorSystem(ask_timeout=30)
    async with run_actor(lambda: actor, system=system) as address, trio.open_nursery() as sending:
        for n in range(50):
            sending.start_soon(address.tell, n)
            await trio.testing.wait_all_tasks_blocked()
        assert len(actor.mailbox) == 2
        actor.go.set()
    assert actor.taken == list(range(50))
