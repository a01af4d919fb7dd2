"""Questions that a program asks at a terminal and waits for."""

import re

_PROMPT = re.compile(
    r"(?:\[[yY]/[nN]\]|\([yY]/[nN]\)|\(yes/no(?:/\[fingerprint\])?\)|\[yes/no\]"
    r"|\(Y\)es/\(N\)o.*|[Pp]assword(?: for [^:]{1,80})?:|[Pp]assphrase.{0,80}:"
    r"|Press (?:any key|Enter|RETURN).{0,40})[ :?]*(?:\[\w+\]:?)?\s*$"
)


def prompt_in(text: str) -> str:
    """The question that `text` ends with, or nothing. It often has no end of line."""
    likely = "/" in text or "ass" in text or "Press" in text
    return text.strip() if likely and len(text) < 1000 and _PROMPT.search(text) else ""
