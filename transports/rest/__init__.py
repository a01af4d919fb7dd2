"""The REST API: tasks, their events, states and logs, and how the server fares.

`blueprint` has the routes; `register_problems` makes every error of an application a problem
document (RFC 9457); `register_uploads` takes in what is to be imported. All go into one
application, whose `MAX_CONTENT_LENGTH` bounds the other bodies.
"""

from .archives import register_uploads
from .blueprint import blueprint
from .problems import Problem, problem_of, register_problems
from .request_ids import HEADER as REQUEST_ID_HEADER

__all__ = [
    "REQUEST_ID_HEADER",
    "Problem",
    "blueprint",
    "problem_of",
    "register_problems",
    "register_uploads",
]
