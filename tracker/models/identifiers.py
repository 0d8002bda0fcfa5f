"""What other databases call an agreement."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.rules import known_word
from tracker.models.tracked_model import TrackedModel
from tracker.vocabulary.databases import SCHEMES, Database, address_in


def _as_its_database_writes_it() -> Q:
    either = Q()
    for database, scheme in SCHEMES.items():
        either |= Q(database=database.value, identifier__regex=f"^({scheme.form})$")
    return either


class Identifier(TrackedModel):
    """What another database calls the agreement; the record there is its source."""

    KEY = ("agreement", "database")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="identifiers",
        verbose_name=_("agreement"),
    )
    database = models.CharField(_("database"), max_length=20, choices=Database)
    identifier = models.CharField(
        _("identifier"),
        max_length=160,
        help_text=_("As that database writes it; the definitions say how."),
    )

    class Meta:
        ordering = ["agreement__slug", "database"]
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            known_word("identifier", "database", Database),
            CheckConstraint(
                condition=_as_its_database_writes_it(),
                name="identifier_is_written_as_its_database_does",
            ),
            UniqueConstraint(
                fields=["agreement", "database"],
                name="agreement_has_one_identifier_per_database",
            ),
        ]

    def __str__(self) -> str:
        return f"{Database(self.database).label} {self.identifier}"

    @property
    def address(self) -> str:
        """The agreement's page in the other database; empty where it has none."""
        return address_in(Database(self.database), self.identifier)
