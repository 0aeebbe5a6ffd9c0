"""What people say that is no question: thanks, an emoji."""

import re

_EMOJI = re.compile(r":[a-z0-9_+'-]+(?:::skin-tone-\d)?:")
_PLEASANT = {"thanks", "thank you", "thx", "ty", "ok", "okay", "great", "cool", "nice", "perfect", "got it", "thanks a lot"}


def is_pleasantry(text: str) -> bool:
    """Whether someone only says thanks, or the like."""
    return text.casefold().strip(" .,!:()") in _PLEASANT


def asks_something(text: str) -> bool:
    """Whether a text in a thread may be a question: it is more than an emoji, a file, or thanks."""
    bare = _EMOJI.sub("", text)
    return any(character.isalnum() for character in bare) and not is_pleasantry(bare)
