"""What people put dates on."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.statuses import Status
from tracker.vocabulary.words import Word


class Milestone(Word):
    """A point in an agreement's life that people put dates on."""

    LAUNCH = (
        "launch",
        _("The day on which the parties begin to negotiate."),
        _("Announcements of USTR and the European Commission"),
        _("Launch of talks"),
    )
    MANDATE = (
        "mandate",
        _("The day on which a party is authorised to negotiate."),
        _("Article 218 of the Treaty on the Functioning of the European Union"),
        _("Mandate"),
    )
    ROUND = (
        "round",
        _("The holding of one round or meeting of negotiators."),
        _("Founding paper, Table 3"),
        _("Round"),
    )
    AGREED_IN_PRINCIPLE = (
        "agreed-in-principle",
        _("The announcement that the main points are settled."),
        _("Announcements of ministers, above all the European Commission's"),
        _("Agreement in principle"),
    )
    CONCLUDED = (
        "concluded",
        _("The settling of the whole text by the negotiators."),
        _(
            "Announcements of USTR and the European Commission; near to adoption of "
            "the text, Vienna Convention on the Law of Treaties, Article 9"
        ),
        _("Conclusion"),
    )
    SIGNED = (
        "signed",
        _("The signing of the text by representatives of the parties."),
        _("Vienna Convention on the Law of Treaties, Articles 10, 12 and 18"),
        _("Signature"),
    )
    RATIFIED = (
        "ratified",
        _("A party's last domestic or formal act before it is bound."),
        _("Vienna Convention on the Law of Treaties, Articles 14 to 16"),
        _("Ratification"),
    )
    PROVISIONALLY_APPLIED = (
        "provisionally-applied",
        _("The day from which the text is applied while entry into force is pending."),
        _("Vienna Convention on the Law of Treaties, Article 25"),
        _("Provisional application"),
    )
    IN_FORCE = (
        "in-force",
        _("The day from which the agreement binds at least one pair of parties."),
        _("Vienna Convention on the Law of Treaties, Article 24"),
        _("Entry into force"),
    )
    ACCESSION = (
        "accession",
        _("A step of one party towards the talks or the treaty."),
        _(
            "Vienna Convention on the Law of Treaties, Article 15; of talks: this "
            "tracker"
        ),
        _("Accession"),
    )

    @property
    def met_by(self) -> frozenset[Status]:
        """The statuses whose event is the milestone's outcome.

        Empty for a round, a ratification and an accession: a round held or a
        step of the party is their outcome.
        """
        return _MET_BY.get(self, frozenset())


_MET_BY = {
    Milestone.LAUNCH: frozenset({Status.NEGOTIATING}),
    Milestone.MANDATE: frozenset({Status.MANDATE}),
    Milestone.AGREED_IN_PRINCIPLE: frozenset({Status.AGREED_IN_PRINCIPLE}),
    Milestone.CONCLUDED: frozenset({Status.CONCLUDED}),
    Milestone.SIGNED: frozenset({Status.SIGNED}),
    Milestone.PROVISIONALLY_APPLIED: frozenset({Status.PROVISIONALLY_APPLIED}),
    Milestone.IN_FORCE: frozenset({Status.IN_FORCE}),
}
