"""The tools' arguments: their bounds, and what a model reads of them."""

from typing import Annotated, Literal

from pydantic import Field

MAX_WAIT = 50.0

TaskId = Annotated[
    str, Field(min_length=1, max_length=10_000, description="As start_coding_task returned it.")
]
Reason = Annotated[str, Field(min_length=1, max_length=10_000, description="Why, for the record.")]
Command = Annotated[
    list[str] | None,
    Field(
        min_length=1,
        description="For work without an agent: the program and its arguments, as a list, without"
        ' a shell: ["pytest", "-q"]. For a shell line: ["sh", "-c", "make && make test"].'
        " Give this, or `agent` and `prompt`; not both.",
    ),
]
Priority = Annotated[
    str | int,
    Field(description="CRITICAL, HIGH, MEDIUM, LOW, BACKGROUND, or 0 (first) to 100 (last)."),
]
Restart = Annotated[
    Literal["temporary", "transient", "permanent"],
    Field(description="Start it again: never, after a failure, or always."),
]
Timeout = Annotated[
    float | None, Field(ge=0, description="Seconds after which the task is cancelled.")
]
Workspace = Annotated[
    str | None,
    Field(description="Absolute path of the folder to work in; none: a new folder of its own."),
]
Environment = Annotated[
    dict[str, str] | None, Field(description="Variables for the command, beside the server's.")
]
NewTaskId = Annotated[
    str | None,
    Field(
        min_length=1,
        max_length=10_000,
        description="An id of your choice: the same call with the same id starts nothing twice.",
    ),
]
After = Annotated[
    int,
    Field(ge=0, description="The `cursor` of the answer before; 0 begins with the first output."),
]
WaitSeconds = Annotated[
    float,
    Field(ge=0, le=MAX_WAIT, description="How long to wait for news; 0: only what is there."),
]
