"""Forms that a line's first word gives away."""

from .rules import AMOUNT, UNIT, Rule, rule

_TIME = r"(?:\d+:\d\d:\d\d|--:--:--|\d+[dhm] \d+[hms])"
_SOURCE = r"(?P<label>[\w./+-]+\.(?:c|cc|cpp|cxx|m|mm|s|S|f90|cu|rs|go|java))"
_COMPILER = rule("compiler", rf"^\S+ (?=.*\s-(?:c|o|S|E)\b).*?(?:^|\s){_SOURCE}(?:\s|$)")
_LINKER = rule("compiler", r"^\S+ .*\s?-o (?P<label>[\w./+-]+)(?: .*\.(?:o|a|lo)\b.*|)$")
_CURL = rule(
    "curl", rf"^ *(?P<percent>\d{{1,3}}) +[\d.]+[kMGTP]? +\d{{1,3}} .*{_TIME} +{_TIME} +{_TIME}"
)
_COMPILERS = ("cc", "gcc", "g++", "c++", "clang", "clang++", "nvcc", "rustc", "gfortran")

_RULES = {
    "collected": (rule("pytest", r"^collected (?P<total>\d+) items?\b", "collected"),),
    "collecting": (
        rule("pytest", r"^collecting \.\.\. *collected (?P<total>\d+) items?\b", "collected"),
        rule("pip", r"^Collecting (?P<label>[A-Za-z][\w.-]*(?:\[.*\])?"
             r"(?:[<>=!~;@(].*| \(.*\)| @ .*)?)$"),
    ),
    "downloading": (rule("pip", rf"^ *Downloading (?P<label>\S+)(?: \({AMOUNT} {UNIT}\))?$"),),
    "installing": (rule("pip", r"^Installing collected packages: (?P<label>.*)"),
                   rule("pip", r"^ *Installing (?P<label>(?:build|backend) dependencies)")),
    "building": (rule("pip", r"^ *Building (?P<label>wheels? for .*|editable for .*)"),),
    "added": (rule("npm", r"^added (?P<done>\d+) packages?\b.* in \d", "added"),),
    "changed": (rule("npm", r"^changed (?P<done>\d+) packages?\b.* in \d", "changed"),),
    "compiling": (rule("cargo", r"^ *Compiling (?P<label>[\w-]+ v\d\S*.*)"),),
    "checking": (rule("cargo", r"^ *Checking (?P<label>[\w-]+ v\d\S*.*)"),),
    "downloaded": (rule("cargo", r"^ *Downloaded (?P<label>[\w-]+ v\d\S*|\d+ crates? .*)"),),
    "entering": (rule("ninja", r"^ninja: Entering directory .(?P<label>.*)'"),),
    "make": (rule("make", r"^make(?:\[\d+\])?: Entering directory '(?P<label>.*)'"),),
    "cloning": (rule("git", r"^Cloning into '(?P<label>.*)'\.\.\.$"),),
    "remote": (rule("git", r"^remote: (?P<label>Enumerating objects): (?P<done>\d+)"),),
    "get": (rule("apt", rf"^Get:\d+ \S+ (?P<label>.*?) \[{AMOUNT} {UNIT}\]$"),),
    "fetched": (rule("apt", rf"^(?P<label>Fetched {AMOUNT} {UNIT}) in \d", ""),),
    "unpacking": (rule("apt", r"^Unpacking (?P<label>\S+ \(.*\)(?: over \(.*\))?) \.\.\.$"),),
    "setting": (rule("apt", r"^Setting up (?P<label>\S+ \(.*\)) \.\.\.$"),),
    "preparing": (rule("apt", r"^Preparing to unpack (?P<label>\S+) \.\.\.$"),
                  rule("pip", r"^ *Preparing (?P<label>metadata \(.*\))")),
    "processing": (rule("pip", r"^ *Processing (?P<label>\.?/\S*)$"),
                   rule("apt", r"^Processing (?P<label>triggers for \S+ \(.*\)) \.\.\.$")),
    "reading": (rule("apt", r"^(?P<label>Reading (?:package lists|state information))\.\.\.$"),),
    "": (_CURL,),
}  # fmt: skip

HEADED_RULES: dict[bytes, tuple[Rule, ...]] = {
    **{head.encode(): rules for head, rules in _RULES.items()},
    **{head.encode(): (_COMPILER, _LINKER) for head in _COMPILERS},
}
"""By the first word, in lower case, without digits, brackets and a colon at its end."""
