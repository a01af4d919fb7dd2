"""A piece of work from its folder to its verdict."""

import logging
from collections.abc import Mapping
from typing import Any

from ..event_store import EventType
from ..orchestrator import COMMAND_AGENT, TaskOrder
from .agents import Agent, Evidence, Judgement, Outcome, judge
from .dialects import Verdict
from .host import WorkerHost
from .ledger import Ledger
from .memory import WorkerMemory
from .runner import CommandRunner
from .scratch import scratch_folder
from .tools import WorkerTools
from .workplace import Workplace
from .workspaces import WorkspaceError

_log = logging.getLogger(__name__)


class Conduct:
    """Opens the workplace, lets the agent work, looks at what came of it, and judges."""

    def __init__(
        self,
        order: TaskOrder,
        tools: WorkerTools,
        runner: CommandRunner,
        ledger: Ledger,
        memory: WorkerMemory,
    ) -> None:
        self._order, self._tools, self._runner = order, tools, runner
        self._ledger, self._memory = ledger, memory
        self._place = Workplace(order, tools.workspaces, tools.agents)

    async def carry_out(self, agent: Agent) -> Outcome:
        """Do it; the outcome holds the verdict, where there is something to judge."""
        try:
            await self._place.open()
        except (WorkspaceError, OSError) as error:
            return Outcome(False, {"reason": f"the workspace could not be made: {error}"})
        async with scratch_folder(self._tools.scratch, self._order.task_id) as scratch:
            host = WorkerHost(
                self._order,
                self._runner,
                self._ledger,
                self._memory,
                workspace=self._place.path,
                scratch=scratch,
                max_line_length=self._tools.streaming.max_line_length,
            )
            outcome = await agent.work(host)
        return await self._appraise(outcome)

    async def _appraise(self, outcome: Outcome) -> Outcome:
        request, claim = self._order.request, outcome.claim
        if claim is None or outcome.exit_code is None:  # nothing was run to its end
            return outcome
        files = await self._account(claim.reason)
        if request.agent == COMMAND_AGENT and request.check is None and not self._place.isolated:
            return outcome  # the command was all that was asked for: its exit code is the truth
        check = await self._check(claim)
        evidence = Evidence(
            claim,
            files,
            check=None if check is None else check.succeeded,
            check_ended="" if check is None else str(check.result.get("reason")),
            stopped=self._runner.stopping,
        )
        last = {"last_lines": check.result.get("last_lines", [])} if check else {}
        return await self._conclude({**outcome.result, **last}, evidence, judge(evidence))

    async def _account(self, said: str) -> int | None:
        try:
            told = await self._place.changes(said)
        except (WorkspaceError, OSError) as error:
            _log.warning("what %s has changed cannot be told: %s", self._order.task_id, error)
            return None
        if told is None:
            return None
        await self._ledger.record(EventType.WORKSPACE_CHANGED, told)
        return int(told["files"])

    async def _check(self, claim: Verdict) -> Outcome | None:
        command = self._order.request.check
        if command is None or claim.ending == "interrupted" or self._runner.stopping:
            return None
        return await self._runner.check(command, self._place.path)

    async def _conclude(
        self, result: Mapping[str, Any], evidence: Evidence, found: Judgement
    ) -> Outcome:
        known = {"ending": evidence.claim.ending, "exit_code": result.get("exit_code")}
        known |= {"files": evidence.files, "check": evidence.check}
        verdict = {"verdict": found.worth, "reason": found.reason}
        told = verdict | {"succeeded": found.succeeded, "evidence": known}
        await self._ledger.record(EventType.AGENT_VERDICT, told)
        return Outcome(found.succeeded, {**result, **verdict}, evidence.claim)
