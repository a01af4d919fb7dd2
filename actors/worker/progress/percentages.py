"""Forms with a percent sign. A bare percentage in a sentence is none of them."""

from .rules import AMOUNT, COUNT, PERCENT, SIZES, rule
from .words import ACTIVITIES, PROGRESS_WORDS

_BLOCKS = r"[█▉▊▋▌▍▎▏░▒▓■□━╸╺●○⣀⣿]"
# Of ASCII characters only a bar in brackets is one, with a part that is full, or long: `[...]` and
# `[ ]` stand in prose. Of others, any run.
_BAR = (
    r"(?:\[(?=[^\]]*[#=>]|[^\]]{8,})[#=>*._ oO|/\\-]{3,}\]"
    rf"|\|?{_BLOCKS}[{_BLOCKS[1:-1]} ]++\|?)"
)
_STATUS = r"(?:PASSED|FAILED|SKIPPED|ERROR|XFAIL|XPASS|RERUN|SUBPASS)"
_DONE = r"(?:complete|completed|done|finished|downloaded|uploaded|extracted|installed|processed)"

PERCENT_RULES = (
    # pytest: dots and letters, or a test with its result, and the percentage at the line's end.
    rule("pytest", rf"^(?:(?P<label>\S+\.\w+) )?[.FEsxXRP,u-]+ +\[ *{PERCENT}\]$"),
    rule("pytest", rf"^(?P<label>\S+::.*?) (?:{_STATUS}|ok)(?: \(.*\))? +\[ *{PERCENT}\]$"),
    rule("pytest", rf"^\[gw\d+\] \[ *{PERCENT}\] {_STATUS} (?P<label>\S.*)"),
    # make with CMake's rules.
    rule("make", rf"^\[ *{PERCENT}\] (?P<label>(?:Build|Built|Link|Generat|Scann|Runn|Auto).*)"),
    rule("tqdm", rf"^(?:(?P<label>.{{0,160}}?): *)? *{PERCENT}\|.*\| *{SIZES} \["),
    rule("tqdm", rf"^(?:(?P<label>.{{0,160}}?): *)? *{PERCENT}\|.*\| *(?P<done>{AMOUNT})"
         rf"(?P<done_unit>[kMGT])?/(?P<total>{AMOUNT})(?P<unit>[kMGT])? \["),
    rule("git", rf"^(?:remote: )?(?P<label>[A-Z][a-z]+(?: \w+)?): +{PERCENT} \({COUNT}\)"),
    rule("wget", rf"^ *\d+K[ .,]{{10,66}}?{PERCENT}"),
    rule("wget", rf"^(?P<label>\S.{{0,80}}?) +{PERCENT}\[[=+> <-]+\] "),
    rule("rsync", rf"^ *(?P<done>{AMOUNT}) +{PERCENT} +{AMOUNT}[kMG]?B/s +\d+:\d\d:\d\d"),
    rule("apt", rf"^(?:Progress: \[ *{PERCENT}\]|.*Progress: \[ *\d+%\] \[[#.]+\])", "Progress"),
    rule("apt", rf"^\((?P<label>Reading database) \.\.\. {PERCENT}"),
    rule("apt", rf"^(?P<label>Reading [\w ]+|Building dependency tree)\.\.\. {PERCENT}$"),
    rule("apt", rf"^{PERCENT} \[(?P<label>Working|Connecting.*|Waiting.*|\d+ .*)\]?"),
    rule("curl", rf"^[# ]*#[# ]* +{PERCENT}$"),
    # A bar beside the percentage, whoever drew it.
    rule("percent", rf"^(?P<label>[^\[|%]{{0,60}}?) *{_BAR} *{PERCENT}"),
    rule("percent", rf"^(?P<label>[^\[|%]{{0,60}}?){PERCENT} *{_BAR}"),
    # The percentage alone, or with a word that says what it measures.
    rule("percent", rf"^\s*\[? *{PERCENT}\]?(?:\.\.\.|…)?$"),
    rule("percent", rf"^\s*(?P<label>[\w ./-]{{1,40}}: +)?{PERCENT} {_DONE}[.)]?$"),
    rule("percent", rf"^\s*{PERCENT} (?P<label>(?i:{ACTIVITIES})\b[^.?!]*)$"),
    rule("percent", rf"^\s*(?P<label>(?i:{ACTIVITIES})\b[^%.?!]*(?:\.(?=\w)[^%.?!]*)*)(?:\.\.\.|…)?"
         rf"[ :(\[]*{PERCENT}[\])]?\s*$"),
    rule("percent", rf"(?:^ *(?i:overall |total )?(?i:{PROGRESS_WORDS}) +|"
         rf"(?i:\b{PROGRESS_WORDS})(?:\] +|: *|=))[\[(]? *{PERCENT}(?! (?:of|off|\w+er)\b)"),
)  # fmt: skip
