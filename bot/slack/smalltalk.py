"""What people say that is no question: thanks, a yes, a laugh, an emoji."""

import re

_EMOJI = re.compile(r":[a-z0-9_+'-]+(?:::skin-tone-\d)?:")
_BETWEEN = r"[\s,;:.!…()*_~–—-]+"
_THANKS = (
    r"(?:many |a (?:lot|ton) of )?(?:thanks|thank you|thank u|thx|tysm|ty|cheers)"
    r"(?: (?:so|very) much| a (?:lot|bunch|ton|million)| again| all| everyone| everybody| both| guys| folks| footnote)*"
    r"(?: for (?:the|your|this|that|all|checking|asking|looking|sharing|helping)"
    r"(?: (?:help|answer|info|link|update|quick|reply))*)?"
)
_PRAISE = (
    r"(?:(?:that|this|it)(?:'?s| is| was| sounds| looks| works) |sounds |looks |how |so |very |really |all |pretty |super )*"
    r"(?:good|great|cool|nice|fine|perfect|awesome|amazing|excellent|brilliant|wonderful|fantastic|lovely|helpful|useful|"
    r"interesting|funny|fair|neat|wow|lgtm|well done|congrats|congratulations)"
    r"(?: (?:one|job|work|answer|bot|point|stuff|idea|catch|find|enough|to know|to hear|to me|for me|with me))*"
)
_ASSENT = (
    r"ok|okay|okey|k|kk|oki|alright|all right|right|yes|yep|yeah|yup|yea|ya|aye|no|nope|nah|sure(?: thing)?|of course|indeed|"
    r"exactly|absolutely|definitely|certainly|true|agreed|correct|same(?: here)?|me too|\+1|i see|i agree|i know|makes sense|"
    r"(?:i )?(?:got|get) it|gotcha|noted|understood|roger|done|deal|will do|i will|on it|works for me|no problem|np|no worries|"
    r"you(?:'?re| are) welcome|yw|my pleasure|please|yes please|no thanks|sorry|my bad|oops|never ?mind|nvm|fyi|me neither|"
    r"good (?:morning|night|evening|afternoon)|hi|hello|hey|bye|see you"
)
_LAUGH = r"a?(?:ha){2,}h?|(?:he){2,}|(?:hi){2,}|lo+l|lmao|rofl|xd|h+m+|o+h+|a+h+|u+h+|huh|yay|ooh|aha|phew|ugh|[:;=]-?[dp]|<3"
_ONE = rf"(?:{_THANKS}|{_PRAISE}|{_ASSENT}|{_LAUGH})"
_PLEASANTRY = re.compile(rf"(?:{_BETWEEN})?{_ONE}(?:{_BETWEEN}{_ONE})*(?:{_BETWEEN})?")
_LONGEST = 100  # characters; whoever says more says something


def is_pleasantry(text: str) -> bool:
    """Whether someone only says thanks, yes, or the like: every word of it is known, and no question mark stands there."""
    said = " ".join(text.casefold().replace("’", "'").split())
    return len(said) <= _LONGEST and _PLEASANTRY.fullmatch(said) is not None


def asks_something(text: str) -> bool:
    """Whether a text in a thread may be a question: it is more than an emoji, a file, or thanks."""
    bare = _EMOJI.sub(" ", text)
    return any(character.isalnum() for character in bare) and not is_pleasantry(bare)
