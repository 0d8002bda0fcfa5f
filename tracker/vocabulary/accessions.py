"""How a party comes into talks, and how it becomes bound by a text."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word


class Track(Word):
    """The two ways in: a party comes into talks; a party takes on a treaty."""

    TALKS = (
        "talks",
        _("The way into negotiations about a text that is not yet settled."),
        _("This tracker, after the rounds of admission to the TPP talks"),
        _("Talks"),
    )
    TREATY = (
        "treaty",
        _("The way to being bound by a text, one's own or one that others made."),
        _("Vienna Convention on the Law of Treaties, Articles 11 to 16"),
        _("Treaty"),
    )


class Side(Word):
    """Where a party is after its newest step."""

    IN = (
        "in",
        _("The party takes part in the talks, or has taken on the text."),
        _("This tracker"),
        _("In"),
    )
    APPROACHING = (
        "approaching",
        _("The party is on its way in, and not yet in."),
        _("This tracker"),
        _("Approaching"),
    )
    OUT = (
        "out",
        _("The party has said no, or has left."),
        _("This tracker"),
        _("Out"),
    )


class Stage(Word):
    """What one party did, or what was decided about it, on either track."""

    OBSERVER = (
        "observer",
        _("The party follows the talks without a full seat at the table."),
        _("Viet Nam's and Japan's first place in the TPP talks; observers in the WTO"),
        _("Observer"),
    )
    INTEREST = (
        "interest",
        _("The party has said that it may want to come in. It may say so again."),
        _("Expressions of interest, as the TPP parties and USTR call them"),
        _("Interest"),
    )
    INVITED = (
        "invited",
        _("Those in the talks have agreed that the party may come in."),
        _("USTR's announcements on Mexico, Canada and Japan in the TPP talks"),
        _("Invited"),
    )
    JOINED = (
        "joined",
        _("The party takes part in the talks as one of the negotiators."),
        _(
            "Founding paper, section 2; Vienna Convention on the Law of Treaties, "
            "Article 2 (negotiating State)"
        ),
        _("Joined the talks"),
    )
    DECLINED = (
        "declined",
        _("The party has said that it will not come in."),
        _("This tracker"),
        _("Declined"),
    )
    WITHDREW = (
        "withdrew",
        _("The party has left the talks, or has let go of the text."),
        _(
            "Of treaties: Vienna Convention on the Law of Treaties, Articles 18 and "
            "54; of talks: this tracker"
        ),
        _("Withdrew"),
    )
    APPLIED = (
        "applied",
        _("The party has formally asked to accede to the treaty."),
        _("The CPTPP's accession process of January 2019"),
        _("Applied"),
    )
    PROCESS_OPENED = (
        "process-opened",
        _("The members have decided to start on the party's application."),
        _("The CPTPP's accession process of January 2019"),
        _("Process opened"),
    )
    CONCLUDED = (
        "concluded",
        _(
            "The party has settled the text with the others, or the terms on which "
            "it accedes."
        ),
        _("Announcements of USTR; the CPTPP's accession process of January 2019"),
        _("Concluded"),
    )
    SIGNED = (
        "signed",
        _("The party has signed the treaty, or the protocol of its accession."),
        _("Vienna Convention on the Law of Treaties, Articles 11 and 12"),
        _("Signed"),
    )
    RATIFIED = (
        "ratified",
        _(
            "The party has done the last domestic or formal act that the source "
            "reports: a vote, a law signed, an instrument deposited."
        ),
        _("Vienna Convention on the Law of Treaties, Articles 14 to 16"),
        _("Ratified"),
    )
    IN_FORCE = (
        "in-force",
        _("The treaty binds the party."),
        _("Vienna Convention on the Law of Treaties, Article 24"),
        _("In force"),
    )

    @classmethod
    def on_track(cls, track: Track) -> tuple["Stage", ...]:
        """The stages of the track, in order; withdrew is on both."""
        return _ON_TRACK[track]

    @property
    def side(self) -> Side:
        """Where this stage leaves a party whose newest step it is."""
        if self in {Stage.DECLINED, Stage.WITHDREW}:
            return Side.OUT
        return Side.IN if self in _STAGES_IN else Side.APPROACHING


_ON_TRACK = {
    Track.TALKS: (
        Stage.OBSERVER,
        Stage.INTEREST,
        Stage.INVITED,
        Stage.JOINED,
        Stage.DECLINED,
        Stage.WITHDREW,
    ),
    Track.TREATY: (
        Stage.APPLIED,
        Stage.PROCESS_OPENED,
        Stage.CONCLUDED,
        Stage.SIGNED,
        Stage.RATIFIED,
        Stage.IN_FORCE,
        Stage.WITHDREW,
    ),
}

_STAGES_IN = {
    Stage.JOINED,
    Stage.CONCLUDED,
    Stage.SIGNED,
    Stage.RATIFIED,
    Stage.IN_FORCE,
}
