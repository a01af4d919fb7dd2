"""Whether a line of plain output reports a limit that a program has just met itself.

Much more output mentions limits: tests of retries and their results, code, diffs, access logs,
compilers (C++ overloads functions), and models that talk about what they wrote.
"""

import re

_CODE = r"(?:429|503|529)(?![\w/-]|[:.]\d)"
_STATUS = (
    rf"(?:(?:status|code|error|https?|returned|got|with)[ :=]{{1,3}}{_CODE}(?! [a-z])"
    rf"|\b{_CODE} (?:Too Many|Service|Client|Server|\W?Overload))"
)
_QUOTA = r"(?:quota (?:exceeded|exhausted|reached)|(?:exceed\w*|over|out of)\b.{0,30}\bquota)"
_LOAD = r"(?:overloaded_error|(?:is|are|currently|server|model) overloaded\b)"
_STRAIN = rf"(?:{_STATUS}|rate.?limit(?:ed|_error)?\b|{_LOAD}|too many requests|{_QUOTA})"
_TROUBLE = r"\b(?:\w*error|\w*exception|failed|fatal|warn(?:ing)?|retrying|denied)\b"
_AGAIN = r"\b(?:retry(?:ing)?|waiting|backing off|try again|please wait|slow down)\b"
_YOU_HAVE = r"(?:you've|you have)"
_MET = re.compile(
    r"^HTTP/[\d.]+ (?:429|503|529)\b|^(?:< )?retry-after(?:-ms)?: ?\w"
    rf"|^(?=.*{_TROUBLE}).*{_STRAIN}|{_STRAIN}.*{_AGAIN}"
    r"|^\W{0,3}(?:429 Too Many Requests|503 Service (?:Temporarily )?Unavailable|529 \W?Overload)"
    r"|(?:rate|usage|request|token) limit (?:reached|exceeded|hit)|has rate limited you"
    rf"|{_YOU_HAVE} (?:hit|reached|exceeded) your \w+(?: \w+)? ?(?:limit|quota)"
    rf"|{_YOU_HAVE} hit your limit|exceeded your current quota|^{_QUOTA}"
    r"|\bstatus: ?\"?RESOURCE_EXHAUSTED|ResourceExhausted: 429",
    re.IGNORECASE,
)
_TEST = r"test_|\b(?:PASS(?:ED)?|FAILED|ok \d+|not ok)\b|[✓✗✔✘]"
_MARKED = r"^\s*(?:#|//|/?\*|[+-](?!-)|>>>|@@|\d+[:|]|\S+?:\d+:|if\b|elif\b)"
_SOURCE = (
    r"::|[=!]=|`|\w\(.*\)\s*[:{;]?$"
    r"|\b(?:def|class|return|raise|assert|import|except|const|func|let|expect|describe|it)\b"
    r"(?= |\()"
)
_ACCESS_LOG = r"\" (?:429|503|529) "
_PROSE = (
    r"(?i:\b(?:when|should|would|could|whether|returns?|handl(?:es?|ed|ing)|means|tests?"
    r"|implement\w*|adds?|added|docs?|commit|e\.g\.|for example|supports?|supported|we)\b)|\bI\b"
)
_ABOUT = re.compile("|".join((_TEST, _MARKED, _SOURCE, _ACCESS_LOG, _PROSE)))


def is_met(text: str) -> bool:
    """Whether the program that printed `text` has met a limit, as far as a line can tell."""
    return _MET.search(text) is not None and _ABOUT.search(text) is None
