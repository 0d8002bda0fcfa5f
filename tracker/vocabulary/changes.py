"""What kind of change to the record, and who may read a fact."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word

# What the batch of a change that a person made to many rows begins with.
BY_HAND = "by-hand-"


class ChangeKind(Word):
    """Why a row was changed."""

    DEVELOPMENT = (
        "development",
        _("The world moved, and the record follows it."),
        _("This tracker"),
        _("Development"),
    )
    CORRECTION = (
        "correction",
        _("The record was wrong."),
        _("This tracker"),
        _("Correction"),
    )
    CLARIFICATION = (
        "clarification",
        _("The record was right and is now clearer or fuller."),
        _("This tracker"),
        _("Clarification"),
    )
    HOUSEKEEPING = (
        "housekeeping",
        _("Upkeep that changes nothing a reader would notice."),
        _("This tracker"),
        _("Housekeeping"),
    )

    @property
    def needs_note(self) -> bool:
        """Must readers be told in a public note? Always, but for housekeeping."""
        return self is not ChangeKind.HOUSEKEEPING


class Publication(Word):
    """Whether readers see a fact."""

    DRAFT = (
        "draft",
        _("Only analysts see the fact; it may still be incomplete."),
        _("This tracker"),
        _("Draft"),
    )
    PUBLISHED = (
        "published",
        _("Everybody sees the fact; it has at least one source."),
        _("This tracker"),
        _("Published"),
    )
    WITHDRAWN = (
        "withdrawn",
        _("The fact was taken back out, with a reason, and its history is kept."),
        _("This tracker"),
        _("Withdrawn"),
    )
