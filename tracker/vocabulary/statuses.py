"""Where an agreement stands."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word


class Status(Word):
    """Where an agreement stands after an event, in the order of its life.

    Two events of one day stand in the order of this list, and a later status
    implies the earlier ones: not every agreement passes through each of them.
    """

    PROPOSED = (
        "proposed",
        _(
            "A government has put the agreement forward or announced talks, and "
            "they have not begun."
        ),
        _("Founding paper, Table 1"),
        _("Proposed"),
    )
    EXPLORATORY = (
        "exploratory",
        _(
            "The parties study or discuss whether to negotiate, and about what: "
            "a joint study, a scoping exercise, preparatory talks."
        ),
        _(
            "Joint studies and scoping exercises, as the European Commission and "
            "Asian governments call them"
        ),
        _("Exploratory"),
    )
    MANDATE = (
        "mandate",
        _(
            "A party has the authority that its own law asks for before it may "
            "negotiate, or has given its parliament notice."
        ),
        _(
            "Negotiating directives, Article 218 of the Treaty on the Functioning of "
            "the European Union; notice to Congress, 19 U.S.C. 4204"
        ),
        _("Mandate given"),
    )
    NEGOTIATING = (
        "negotiating",
        _("The parties draw up the text together; the talks have been launched."),
        _(
            "Founding paper, Table 1; Vienna Convention on the Law of Treaties, "
            "Article 2 (negotiating State)"
        ),
        _("Under negotiation"),
    )
    AGREED_IN_PRINCIPLE = (
        "agreed-in-principle",
        _(
            "The parties announce that the main points are settled, while parts "
            "of the text are still open."
        ),
        _("Announcements of ministers, above all the European Commission's"),
        _("Agreed in principle"),
    )
    CONCLUDED = (
        "concluded",
        _(
            "The negotiators have settled the whole text; legal review, "
            "translation and signature are still to come."
        ),
        _(
            "Announcements of USTR and the European Commission; near to adoption of "
            "the text, Vienna Convention on the Law of Treaties, Article 9"
        ),
        _("Concluded"),
    )
    SIGNED = (
        "signed",
        _(
            "Representatives have signed the text. Where it has yet to be "
            "ratified, it does not bind the parties."
        ),
        _("Vienna Convention on the Law of Treaties, Articles 10, 12 and 18"),
        _("Signed"),
    )
    PROVISIONALLY_APPLIED = (
        "provisionally-applied",
        _(
            "The parties apply the agreement, or a part of it, while its entry "
            "into force is pending."
        ),
        _("Vienna Convention on the Law of Treaties, Article 25"),
        _("Provisionally applied"),
    )
    IN_FORCE = (
        "in-force",
        _("The agreement is legally binding for at least one pair of parties."),
        _("Vienna Convention on the Law of Treaties, Article 24"),
        _("In force"),
    )
    SUSPENDED = (
        "suspended",
        _(
            "The talks, or the way to entry into force, are on hold and may be taken "
            "up again."
        ),
        _(
            "Of treaties: Vienna Convention on the Law of Treaties, Article 57; of "
            "talks: this tracker"
        ),
        _("Suspended"),
    )
    ABANDONED = (
        "abandoned",
        _("The parties have given the talks or the text up before it took effect."),
        _("This tracker"),
        _("Abandoned"),
    )
    TERMINATED = (
        "terminated",
        _("The agreement was in force and has been brought to an end."),
        _("Vienna Convention on the Law of Treaties, Article 54"),
        _("Terminated"),
    )
    SUPERSEDED = (
        "superseded",
        _("Another agreement, or another set of talks, has taken its place."),
        _(
            "Of treaties: Vienna Convention on the Law of Treaties, Article 59; of "
            "talks: this tracker"
        ),
        _("Superseded"),
    )

    @property
    def rank(self) -> int:
        """The place in the list, 0 first: what orders two events of one day."""
        return list(Status).index(self)

    @property
    def is_underway(self) -> bool:
        """Is the text still to be settled, and work on it not on hold?

        True from proposed to agreed in principle; a concluded text is settled,
        and suspended talks are not under way.
        """
        return self.rank <= Status.AGREED_IN_PRINCIPLE.rank

    @property
    def is_final(self) -> bool:
        """Is this an end, after which nothing more is expected?"""
        return self in {Status.ABANDONED, Status.TERMINATED, Status.SUPERSEDED}
