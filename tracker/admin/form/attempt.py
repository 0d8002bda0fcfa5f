"""One attempt to save a form, from its first check to what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.models import ChangeContext


@dataclass
class Attempt:
    """What an attempt has come to so far.

    ``refusal`` is what an earlier attempt at the same form was told; messages wait
    until the change is kept for good. A trial is undone, and ``why`` is its reason.
    """

    refusal: str = ""
    has_changed: bool = False
    is_trial: bool = False
    why: ChangeContext | None = None
    messages: list[Callable[[], None]] = field(default_factory=list)

    def tell(self) -> None:
        for say in self.messages:
            say()
