"""Texts that can be handed to a command and recorded."""


def checked(text: str, what: str) -> str:
    """Return the text; `ValueError` when it has a NUL character or is not valid Unicode."""
    if "\0" in text:
        raise ValueError(f"{what} has a NUL character in it")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{what} has a lone surrogate in it: it must be valid Unicode") from None
    return text
