"""A tool whose errors a model can act on, and whose call is one request of the record."""

import inspect
import re
from collections.abc import Awaitable, Callable
from typing import Any

from mcp.server.context import LifespanContextT, RequestT
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from ...actors.kernel import new_context, use_context
from .refusals import advice, faults

_request_id = re.compile(r"[\x21-\x7e]{1,128}").fullmatch


class AdvisedTool(Tool):
    """A tool that refuses unknown arguments by name and puts refusals into words.

    Every call has a correlation id of its own (or the request's X-Request-Id): the events that
    it leads to carry it.
    """

    @classmethod
    def of(cls, function: Callable[..., Awaitable[Any]], annotations: ToolAnnotations) -> Tool:
        """Make a tool of a function: its name, signature and docstring say what it is."""
        made = cls.from_function(
            function,
            title=annotations.title,
            description=inspect.getdoc(function),
            annotations=annotations,
        )
        made.parameters["additionalProperties"] = False
        return made

    async def run(
        self,
        arguments: dict[str, Any],
        context: Context[LifespanContextT, RequestT],
        convert_result: bool = False,
    ) -> Any:
        """Run the tool; `ToolError` says what was wrong and what to do."""
        self._refuse_unknown(arguments)
        with use_context(new_context(_asked_id(context))):
            try:
                return await super().run(arguments, context, convert_result)
            except ToolError as error:
                told = self._told(error)
                if told is None:
                    raise
                raise ToolError(told) from error.__cause__

    def _refuse_unknown(self, arguments: dict[str, Any]) -> None:
        known = self.parameters.get("properties", {})
        if unknown := [name for name in arguments if name not in known]:
            raise ToolError(
                f"{self.name} has no argument {', '.join(map(repr, unknown))}: it takes"
                f" {', '.join(known)}. Nothing was done; correct it and call again."
            )

    # A wrong argument is a plain ToolError; the same cause in an UnexpectedToolError is a fault
    # of the server's own.
    def _told(self, error: ToolError) -> str | None:
        cause = error.__cause__
        if type(error) is ToolError and isinstance(cause, ValidationError):
            return f"Nothing was done. {faults(cause)}. Correct it and call {self.name} again."
        return advice(cause)


def _asked_id(context: Context[LifespanContextT, RequestT]) -> str | None:
    asked = (context.headers or {}).get("x-request-id", "")
    return asked if _request_id(asked) else None
