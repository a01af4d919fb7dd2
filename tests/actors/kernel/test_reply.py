"""A reply is set once, by any thread, and waited for by tasks and threads alike."""

import queue
import threading
from functools import partial

import pytest
import trio
import trio.testing
from understudy.actors.kernel import BlockingCall, Reply


@pytest.mark.usefixtures("fast_switching")
async def test_of_several_threads_that_answer_exactly_one_wins() -> None:
    async def race() -> None:
        reply, won, barrier = Reply[int](), list[int](), threading.Barrier(3)

        def answer(n: int) -> None:
            barrier.wait()
            if reply.resolve(n):
                won.append(n)

        async with trio.open_nursery() as nursery:
            for n in range(3):
                nursery.start_soon(trio.to_thread.run_sync, answer, n)
            waited = await reply.wait(timeout=30)
        assert won == [waited]

    for _ in range(100):
        await race()


async def test_all_tasks_and_threads_that_wait_get_it(nursery: trio.Nursery) -> None:
    reply, got = Reply[str](), list[str]()

    async def wait() -> None:
        got.append(await reply)

    def block() -> None:
        got.append(reply.get(timeout=30))

    threads = [threading.Thread(target=block) for _ in range(2)]
    for thread in threads:
        thread.start()
    async with trio.open_nursery() as waiting:
        for _ in range(3):
            waiting.start_soon(wait)
        await trio.testing.wait_all_tasks_blocked()
        threading.Thread(target=partial(reply.resolve, "here")).start()
    for thread in threads:
        thread.join()
    assert got == ["here"] * 5


async def test_error_is_raised_for_each_who_waits() -> None:
    reply, error = Reply[None](), OSError("disk")
    reply.resolve(error=error)
    for _ in range(2):
        with pytest.raises(OSError, match="disk") as caught:
            await reply
        assert caught.value is error


async def test_cancelled_waiter_is_not_woken_and_others_are() -> None:
    reply = Reply[int]()
    async with trio.open_nursery() as staying:
        async with trio.open_nursery() as leaving:
            leaving.start_soon(reply.wait)
            staying.start_soon(reply.wait)
            await trio.testing.wait_all_tasks_blocked()
            leaving.cancel_scope.cancel()
        reply.resolve(1)
    assert await reply == 1


def test_second_answer_in_pykkas_manner_is_an_error() -> None:
    reply = Reply[int]()
    reply.set(1)
    with pytest.raises(queue.Full):
        reply.set(2)
    with pytest.raises(queue.Full):
        reply.set_exception()
    assert reply.get() == 1


def test_exception_in_pykkas_manner_is_the_one_being_handled() -> None:
    reply = Reply[int]()
    try:
        raise OSError("disk")
    except OSError:
        reply.set_exception()
    with pytest.raises(OSError, match="disk"):
        reply.get()


def test_hooks_are_refused() -> None:
    with pytest.raises(BlockingCall, match="no hooks"):
        Reply[int]().set_get_hook(len)
