"""Where a round stands on a day."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word


class RoundState(Word):
    """What a round is on a day: worked out, while its status is what became of it."""

    HELD = (
        "held",
        _("The round took place, and its last day is over."),
        _("This tracker; founding paper, Table 3"),
        _("Held"),
    )
    UNDER_WAY = (
        "under-way",
        _("The round has begun, and its last day is not over yet."),
        _("This tracker"),
        _("Under way"),
    )
    PLANNED = (
        "planned",
        _("Somebody has said when it would be held, and those days are not over."),
        _("This tracker"),
        _("Planned"),
    )
    POSTPONED = (
        "postponed",
        _("The plan has been given up, and nobody has named a new date since."),
        _("Founding paper, section 3 (the TTIP's second round)"),
        _("Postponed"),
    )
    CANCELLED = (
        "cancelled",
        _("The round was called off for good."),
        _("This tracker"),
        _("Cancelled"),
    )
    LAPSED = (
        "lapsed",
        _("The days it was planned for have passed, and nothing says it was held."),
        _("This tracker"),
        _("Lapsed"),
    )
    DOUBTED = (
        "doubted",
        _("The only thing said about it is that it is not expected."),
        _("This tracker"),
        _("Doubted"),
    )

    @property
    def is_called_off(self) -> bool:
        """Was it put off, or called off, with no new date since?"""
        return self in {RoundState.CANCELLED, RoundState.POSTPONED}

    @property
    def has_begun(self) -> bool:
        """Are its own days known on the day, not merely what was planned?"""
        return self in {RoundState.HELD, RoundState.UNDER_WAY}
