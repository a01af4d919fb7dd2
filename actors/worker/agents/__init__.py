"""Who does the thinking inside a worker; each agent is one small file and an entry here."""

from collections.abc import Mapping

from .command import CommandAgent
from .protocol import Agent, AgentHost, Outcome

AGENTS: Mapping[str, Agent] = {agent.name: agent for agent in (CommandAgent(),)}
"""Agents by the name that a task's request uses."""

__all__ = ["AGENTS", "Agent", "AgentHost", "CommandAgent", "Outcome"]
