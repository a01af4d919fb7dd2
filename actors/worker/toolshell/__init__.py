"""Every line inside tools: what an agent's shell commands print, live (WK1).

An agent shows a command's output when the command is done. Where it lets a program of ours run
its commands, that passes each line on as it appears, and leaves the agent what it would have had:

    agent --> wrapper --> shell --> command
                |  `-- stdout, stderr, exit status, as they are --> agent
                `-- each line --> a named pipe --> ToolTap --> the task's stream `tool`

This is the wrapper: a program of its own, which needs the standard library alone.
"""

__all__: list[str] = []
