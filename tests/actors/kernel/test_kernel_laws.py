"""Laws that hold for whatever is sent: in order per sender, and every message accounted for."""

from collections import Counter
from contextlib import suppress
from itertools import pairwise

import pytest
import trio
from hypothesis import given, settings
from hypothesis import strategies as st
from understudy.actors.kernel import (
    ActorDied,
    ActorSystem,
    Crash,
    MailboxFull,
    NotFound,
    Stop,
    ThreadActor,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor

# What a sender sends: its number, then whether it waits for room and is to be refused.
Item = tuple[int, int, bool, bool]
FLAGS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=20)
PLANS = st.lists(FLAGS, max_size=4).map(
    lambda plans: [[(i, n, *flags) for n, flags in enumerate(p)] for i, p in enumerate(plans)]
)


class OnTrio(TrioActor):
    mailbox_capacity = 3
    taken: list[Item]

    async def on_receive(self, message: Item) -> None:
        take(self.taken, message)


class OnThread(ThreadActor):
    mailbox_capacity = 3
    max_batch = 2
    taken: list[Item]

    def on_receive(self, message: Item) -> None:
        take(self.taken, message)


def take(taken: list[Item], item: Item) -> None:
    taken.append(item)
    if item[3]:
        raise NotFound("as the sender wanted")


async def _send(system: ActorSystem, items: list[Item], outcomes: Counter[str]) -> None:
    address = system.address("tested")
    for item in items:
        outcomes["sent"] += 1
        try:
            await address.tell(item) if item[2] else address.tell_nowait(item)
        except MailboxFull:
            outcomes["full"] += 1
        except ActorDied:
            pass  # a dead letter, and counted as such
        except trio.Cancelled:
            outcomes["withdrawn"] += 1
            raise


@pytest.mark.parametrize("kind", [OnTrio, OnThread])
@settings(deadline=None, max_examples=100)
@given(plans=PLANS, end=st.sampled_from([Stop(), Crash(OSError())]), after=st.integers(0, 8))
def test_messages_are_taken_in_order_and_none_is_lost(
    kind: type[OnTrio | OnThread], plans: list[list[Item]], end: object, after: int
) -> None:
    taken, system, outcomes = list[Item](), ActorSystem(), Counter[str]()
    actor = kind()
    actor.taken = taken

    async def main() -> None:
        async with trio.open_nursery() as senders:
            with suppress(OSError):
                async with run_actor(lambda: actor, system=system):
                    for items in plans:
                        senders.start_soon(_send, system, items, outcomes)
                    for _ in range(after):
                        await trio.lowlevel.checkpoint()
                    with suppress(MailboxFull):
                        actor.ref.tell(end)
            senders.cancel_scope.cancel()

    trio.run(main)
    letters = system.dead_letters.statistics().latest
    buried = [letter.message for letter in letters if not isinstance(letter.message, Crash)]
    assert len(taken) == actor.statistics().handled
    assert len(taken) + len(buried) + outcomes["full"] + outcomes["withdrawn"] == outcomes["sent"]
    assert len({*taken, *buried}) == len(taken) + len(buried)
    assert all(a[1] < b[1] for i in range(4) for a, b in pairwise(t for t in taken if t[0] == i))
