"""The tree as it can be looked at while it runs."""

from typing import Any

from trio.testing import wait_all_tasks_blocked
from understudy.actors.kernel import ActorSystem, ChildSpec, Incarnation, StartChild
from understudy.supervisors import (
    ChildView,
    DynamicSupervisor,
    Policy,
    TreeNode,
    snapshot,
    supervised,
    supervisor_child,
)


def names(node: TreeNode) -> Any:
    """The shape of a tree."""
    return {node.view.name: [names(child) for child in node.children]}


async def test_the_tree_shows_all_levels_in_start_order(stage: Any) -> None:
    core = supervisor_child("core", Policy(), [stage.member("b"), stage.member("a")])
    workers = supervised("workers", lambda: DynamicSupervisor(Policy()))
    async with stage.run(Policy(), core, workers):
        await stage.system.address("workers").ask(StartChild(stage.member("w")))
        assert names(snapshot(stage.system, "top")) == {
            "top": [{"core": [{"b": []}, {"a": []}]}, {"workers": [{"w": []}]}]
        }


async def test_a_node_shows_state_lives_restarts_messages_and_the_last_error(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a")):
        await stage.crash("a")
        for n in range(3):
            stage.system.address("a").tell_nowait(n)
        assert stage.seen()["a"].mailbox == 3
        await wait_all_tasks_blocked()
        node = stage.seen()["a"]
        assert (node.mailbox, node.handled) == (0, 3)
        assert node.view == ChildView(
            name="a",
            kind="actor",
            restart="permanent",
            state="running",
            generation=2,
            restarts=1,
            error="ValueError: a fell",
        )


async def test_a_child_that_is_down_is_shown_with_what_it_fell_of(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a")):
        await stage.crash("a", "a")
        node = stage.seen()["a"]
        assert node.view.state == "waiting to restart"
        assert (node.mailbox, node.handled, node.children) == (0, 0, ())


async def test_a_task_without_an_actor_is_shown_also_when_an_actor_has_its_name(
    stage: Any,
) -> None:
    async def run(incarnation: Incarnation) -> None:
        incarnation.started()
        await wait_all_tasks_blocked(cushion=60)

    async with stage.run(Policy(), ChildSpec(name="top", run=run)):
        assert names(snapshot(stage.system, "top")) == {"top": [{"top": []}]}


def test_a_root_that_does_not_run_is_shown_as_stopped() -> None:
    node = snapshot(ActorSystem(), "top")
    assert (node.view.state, node.view.generation, node.children) == ("stopped", 0, ())
