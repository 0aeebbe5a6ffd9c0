"""A claim against the words cited for it: what the tests of every check ask of it."""

from datetime import date

from bot.enforce.checks import CHECKS, Where, findings

FRIDAY = Where("Trade in the balance", "Northgate Wire", date(2025, 9, 19))


def passes(check: str, claim: str, window: str) -> None:
    """Assert that a check lets a claim pass, and no other stops it."""
    assert CHECKS[check](claim, window, FRIDAY) is None
    assert findings(claim, window, FRIDAY) == ()


def fails(check: str, claim: str, window: str, *, conflict: bool) -> None:
    """Assert that a check finds a claim not given by the words, which stand against themselves in nothing."""
    finding = CHECKS[check](claim, window, FRIDAY)
    assert finding is not None
    assert (finding.check, finding.conflict) == (check, conflict)
    assert len(finding.why) < 150
    assert "\n" not in finding.why
    assert findings(window, window, FRIDAY) == ()
