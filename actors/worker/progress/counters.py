"""Forms with a counter, as 3/17, or a size, as 1.2/3.4 MB; n/m in a sentence is none of them."""

from .rules import AMOUNT, COUNT, SIZES, rule
from .words import ACTIVITIES, PROGRESS_WORDS

_THINGS = (
    r"(?:files?|tests?|tasks?|items?|steps?|packages?|modules?|chunks?|batch(?:es)?|examples?"
    r"|records?|rows?|objects?|layers?|crates?|pages?|images?|documents?|samples?)"
)
_HEX = r"(?P<label>[0-9a-f]{12})"

COUNTER_RULES = (
    rule("cargo", rf"^ *(?:Building|Checking|Documenting) \[[=> ]*\] {COUNT}(?:: *(?P<label>.*))?"),
    rule("docker", rf"^Step {COUNT} : (?P<label>.*)"),
    rule("docker", rf"^(?:#\d+| ?=>)? ?\[(?:[\w.-]+ +)?{COUNT}\] (?P<label>[A-Z]{{2,}} .*)"),
    rule("docker", rf"^#\d+ (?P<label>(?:sha256:)?[0-9a-f]+|\w[\w ]*) {SIZES}"
         r"(?: [\d.]+s)?(?: done)?$"),
    rule("docker", rf"^\[\+\] (?P<label>Building|Running|Pulling) (?:[\d.]+s \()?{COUNT}\)?"),
    rule("docker", rf"^{_HEX}: (?:Downloading|Extracting|Pushing) +\[[=> ]+\] +{SIZES}"),
    rule("pip", rf"^ *[━╸╺-]{{10,}} {SIZES}"),
    rule("pip", rf"^ *[━╸╺-]{{10,}} {COUNT} \[(?P<label>[^\]]*)\]"),
    rule("npm", rf"^npm (?:info|verb|http) .*? {COUNT}$"),
    # ninja, yarn and their like: the counter in brackets, then what is done.
    rule("steps", rf"^\[{COUNT}\] (?P<label>\S.*)"),
    rule("counter", rf"^ *{COUNT} +[\[━][=>.#\s━╸╺-]*"),
    rule("counter", rf"^ *(?P<label>(?:Epoch|Batch|Iteration|Iter|Chunk|Frame|Shard|Step|Task|"
         rf"Stage))s?:? *[\[(]?{COUNT}(?![\d/])"),
    rule("counter", rf"^ *[\[(]?{COUNT}[\])]? (?P<label>{_THINGS}\b(?: \w+)?)(?:\.\.\.|…)?$"),
    rule("counter", rf"^ *(?P<label>(?i:{ACTIVITIES})\b[^\d?!]{{0,60}}?)[ :(\[]{SIZES}"),
    rule("counter", rf"^ *(?P<label>(?i:{ACTIVITIES})\b[^\d?!]{{0,60}}?)[ :#(\[]*"
         rf"(?P<done>{AMOUNT})(?: ?/ ?| of )(?P<total>{AMOUNT})(?![\d/])"
         r"[^.?!]*(?:\.\.\.|\.\w[^?!]*)?$"),
    rule("counter", rf"(?:^ *|\s(?=\w+[:=]))(?i:{PROGRESS_WORDS})(?:: ?|=| )"
         rf"[\[(]? *{COUNT}(?![\d/])"),
    # tqdm without a total.
    rule("tqdm", rf"^(?:(?P<label>.{{0,160}}?): +)?(?P<done>{AMOUNT})(?P<done_unit>[kMGT])?"
         r"[A-Za-z]+ \[[\d:]+, +[^\]]*/[a-zA-Z]+\]$"),
)  # fmt: skip
