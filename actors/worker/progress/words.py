"""What tools call their own activity, and what ordinary prose is told by."""

_VERBS = (
    "building|compiling|processing|linking|downloading|uploading|installing|extracting|unpacking"
    "|fetching|generating|pulling|pushing|bundling|transforming|indexing|resolving|collecting"
    "|converting|rendering|archiving|assembling|scanning|analy[sz]ing|verifying|importing"
    "|exporting|migrating|training|copying|loading|packaging|optimi[sz]ing|encoding|decoding"
)
ACTIVITIES = f"(?:{_VERBS})"
PROGRESS_WORDS = r"(?:progress|completed?(?=:))"

ACTIVITY_HEADS = frozenset(
    verb.replace("[sz]", letter).encode() for verb in _VERBS.split("|") for letter in "sz"
)
"""Lower case, for looking up a line's first word."""

SENTENCE_WORDS = frozenset({
    "always", "are", "be", "because", "been", "being", "can", "could", "did", "do", "does", "had",
    "has", "have", "he", "how", "i", "is", "it", "its", "may", "means", "might", "must", "need",
    "needs", "never", "not", "often", "require", "requires", "she", "should", "take", "takes",
    "that", "these", "they", "this", "those", "took", "was", "we", "were", "when", "where", "which",
    "who", "why", "will", "would", "you"
})  # fmt: skip
"""A line with one of these speaks about work instead of reporting it."""

ARTICLES = frozenset({
    "a", "an", "any", "every", "her", "his", "my", "our", "some", "the", "their", "your"
})  # fmt: skip

NOT_OBJECTS = frozenset({
    "=", "and", "as", "at", "but", "by", "for", "if", "in", "into", "of", "off", "on", "or", "out",
    "over", "so", "than", "then", "to", "up", "upon", "with"
})  # fmt: skip
"""What a tool never names first after the word for what it does."""
