"""What the door says when it stays shut."""

from __future__ import annotations


class DoorError(Exception):
    """A write was refused; the message says what was got and what was wanted."""


class UntracedWriteError(DoorError):
    """The write would have left no version."""


class StaleVersionError(DoorError):
    """The row has moved on since it was read."""

    def __init__(self, row: object, had: int, now: int) -> None:
        super().__init__(
            f"{row} was read as version {had} and is now version {now}: "
            "look at what changed, then record again"
        )
        self.had = had
        self.now = now


class BrokenRuleError(DoorError):
    """The whole of a change breaks a rule, of which ``fact`` falls foul."""

    def __init__(self, said: str, fact: object) -> None:
        super().__init__(said)
        self.fact = fact


class UnsourcedError(BrokenRuleError):
    """A published fact has no published source."""


class FourEyesError(BrokenRuleError):
    """Whoever wrote a change publishes it, and does not say why."""


class UnpublishedReferenceError(BrokenRuleError):
    """A published fact refers to a party, source or speaker that is not published."""
