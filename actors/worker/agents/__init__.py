"""Who does the thinking inside a worker: any command line, or a program with its own section."""

from .cli import CliAgent
from .command import CommandAgent
from .finding import find_agent
from .judging import Evidence, Judgement, judge
from .protocol import Agent, AgentHost, Outcome

__all__ = [
    "Agent",
    "AgentHost",
    "CliAgent",
    "CommandAgent",
    "Evidence",
    "Judgement",
    "Outcome",
    "find_agent",
    "judge",
]
