"""`understudy run`, `attach` and `replay`: tasks with somebody watching."""

from .attach import attach_to_task
from .replay import replay_task
from .requests import requests_of
from .run import run_tasks

__all__ = ["attach_to_task", "replay_task", "requests_of", "run_tasks"]
