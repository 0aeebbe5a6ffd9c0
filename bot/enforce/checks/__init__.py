"""The checks of the words."""

from bot.enforce.checks.finding import Finding as Finding
from bot.enforce.checks.finding import Where as Where


def findings(claim: str, window: str, about: Where) -> tuple[Finding, ...]:
    """What the checks find."""
    del claim, window, about
    return ()
