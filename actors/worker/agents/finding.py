"""From an agent's name to the agent."""

from collections.abc import Mapping

from ....config import AgentSettings
from .cli import CliAgent
from .command import CommandAgent
from .protocol import Agent


def find_agent(name: str, sections: Mapping[str, AgentSettings]) -> Agent:
    """The agent of this name; LookupError if there is none (any more)."""
    if name == CommandAgent.name:
        return CommandAgent()
    if name not in sections:
        raise LookupError(f"there is no agent {name!r} in the settings any more")
    return CliAgent(name, sections[name])
