"""A thread that answers many askers wakes their loop once."""

import threading

import trio
import trio.lowlevel
import trio.testing
from understudy.actors.kernel import Ask, Envelope, Reply, ThreadActor, batched_wakeups
from understudy.actors.kernel.testing import run_actor


async def _crossings(nursery: trio.Nursery, replies: list[Reply[int]], *, nested: bool) -> int:
    """Answer in a thread while the loop stands still, so that all that crosses waits in it."""

    def answer() -> None:
        with batched_wakeups():
            for n, reply in enumerate(replies):
                if nested:
                    with batched_wakeups():
                        reply.resolve(n)
                else:
                    reply.resolve(n)

    for reply in replies:
        nursery.start_soon(reply.wait)
    await trio.testing.wait_all_tasks_blocked()
    thread = threading.Thread(target=answer)
    thread.start()
    thread.join()
    return trio.lowlevel.current_statistics().run_sync_soon_queue_size


async def test_replies_in_a_block_cross_to_the_loop_once(nursery: trio.Nursery) -> None:
    assert await _crossings(nursery, [Reply() for _ in range(20)], nested=False) == 1


async def test_inner_blocks_cross_with_the_outermost(nursery: trio.Nursery) -> None:
    assert await _crossings(nursery, [Reply() for _ in range(20)], nested=True) == 1


class Gated(ThreadActor):
    """Answers what it is asked, but for what comes after the gate that the test opens."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.through = threading.Event(), threading.Event()

    def on_receive(self, message: object) -> None:
        if message == "gate":
            self.gate.wait(30)
        elif message == "through":
            self.through.set()


class Committing(Gated):
    """Answers a batch as a whole."""

    max_batch = 20

    def on_batch(self, envelopes: list[Envelope]) -> None:
        for envelope in envelopes:
            self.handle(envelope)


async def test_batch_answered_as_a_whole_crosses_to_the_loop_once(nursery: trio.Nursery) -> None:
    actor = Committing()
    async with run_actor(lambda: actor) as address:
        address.tell_nowait("gate")
        while len(actor.mailbox):
            await trio.lowlevel.checkpoint()
        for _ in range(20):
            nursery.start_soon(address.ask, Ask[None]())
        await trio.testing.wait_all_tasks_blocked()
        address.tell_nowait("through")
        actor.gate.set()
        assert actor.through.wait(30)
        assert trio.lowlevel.current_statistics().run_sync_soon_queue_size == 1


async def test_reply_does_not_wait_for_a_slow_message_behind_it() -> None:
    actor = Gated()
    async with run_actor(lambda: actor) as address:
        reply = address.ask_nowait(Ask[None]())
        address.tell_nowait("gate")
        await reply.wait(timeout=30)
        assert not actor.gate.is_set()
        actor.gate.set()
