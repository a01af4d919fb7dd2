"""The agents that are programs of their own, each a section of the settings (AG1, AG3)."""

from dataclasses import replace
from pathlib import Path

import trio

from ....config import AgentSettings
from ...throttle import limit_key
from ..dialects import DIALECTS
from ..findings import AgentWatch, LimitOwner, LimitWatch
from ..launch import Launch
from ..surroundings import surroundings
from ..tool_tap import ToolTap, open_tap
from .calling import CannotCall, arguments_for, find_program, prompt_for
from .protocol import AgentHost, Outcome

_PROMPT = "prompt.txt"


class CliAgent:
    """Calls a program with the task's prompt, and reads what it tells."""

    def __init__(self, name: str, settings: AgentSettings) -> None:
        self.name, self._settings = name, settings

    async def work(self, host: AgentHost) -> Outcome:
        """Run the program to its end; what its words say is the outcome's `claim`."""
        settings = self._settings
        watch = self._watch(host)
        try:
            launch = await self._launch(host, watch)
        except CannotCall as error:
            return Outcome(False, {"reason": str(error)})
        async with open_tap(host.scratch, wanted=bool(settings.shell_prefix_variable)) as tap:
            done = await host.execute(self._tapped(launch, tap))
        if isinstance(watch, AgentWatch):
            host.remember_session(watch.session)
            return Outcome(done.succeeded, done.result, watch.verdict(done.exit_code))
        claim = DIALECTS[settings.dialect].verdict((), done.exit_code)
        return Outcome(done.succeeded, done.result, claim)

    async def _launch(self, host: AgentHost, watch: AgentWatch | LimitWatch) -> Launch:
        settings, request = self._settings, host.order.request
        session = host.session if settings.resume_arguments else None
        prompt, file = prompt_for(request.prompt or "", session), host.scratch / _PROMPT
        program = find_program(self.name, settings, self._environment(host))
        arguments = arguments_for(
            settings, prompt=prompt, file=file, model=request.model, session=session
        )
        if settings.prompt != "argument":
            await _write(file, prompt)
        return Launch(
            [program, *arguments],
            environment=settings.environment,
            pty=settings.pty if request.pty is None else request.pty,
            stdin=file if settings.prompt == "stdin" else None,
            stop=settings.stop,
            watches=[watch],
        )

    def _tapped(self, launch: Launch, tap: ToolTap | None) -> Launch:
        if tap is None:
            return launch
        prefix = {self._settings.shell_prefix_variable: str(tap.program)}
        return replace(launch, environment={**launch.environment, **prefix}, tool=tap)

    def _watch(self, host: AgentHost) -> AgentWatch | LimitWatch:
        settings = self._settings
        variables = settings.account_variables
        # Whose account it is can be told where the provider is only known once it speaks.
        key = limit_key(
            self._environment(host),
            provider=settings.provider or "?",
            account_variables=variables,
        )
        provider = key.provider if key and key.provider != "?" else ""
        owner = LimitOwner(provider, key.account) if key else LimitOwner(provider)
        if settings.dialect == "plain":
            return host.watch_limits(owner)
        return host.watch_agent(settings.dialect, owner)

    def _environment(self, host: AgentHost) -> dict[str, str]:
        return surroundings(self._settings.environment, host.order.request.environment)


async def _write(file: Path, prompt: str) -> None:
    await trio.Path(file).write_text(prompt, "utf-8")
    await trio.Path(file).chmod(0o600)
