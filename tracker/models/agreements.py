"""What is negotiated, between whom, and what it takes the place of."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tracker.models.cited_model import CitedModel
from tracker.models.parties import Party
from tracker.models.rules import known_word, known_word_or_none, not_empty
from tracker.models.tracked_model import TrackedModel
from tracker.vocabulary.kinds import AgreementKind, PaperTable, Region, Scope
from tracker.vocabulary.roles import Right


class Agreement(CitedModel):
    """A trade or investment agreement, from the first idea on.

    Where it stands is worked out from its dated events; no column repeats it.
    """

    KEY = ("slug",)

    slug = models.SlugField(_("id"), max_length=80, unique=True)
    short_name = models.CharField(_("short name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_zh = models.CharField(_("name in Chinese"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    scope = models.CharField(_("scope"), max_length=20, choices=Scope)
    region = models.CharField(_("region"), max_length=30, choices=Region)
    parent_body = models.CharField(
        _("parent body"),
        max_length=120,
        blank=True,
        help_text=_("The body in which the talks are held."),
    )
    paper_table = models.CharField(
        _("table of the founding paper"),
        max_length=20,
        blank=True,
        choices=PaperTable,
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        # Of all tables of facts together; Django wants them to hang on one.
        permissions = [(right.value, right.label) for right in Right]
        constraints = [
            known_word("agreement", "kind", AgreementKind),
            known_word("agreement", "scope", Scope),
            known_word("agreement", "region", Region),
            known_word_or_none("agreement", "paper_table", PaperTable),
            not_empty("agreement", "short_name"),
            not_empty("agreement", "name_en"),
        ]

    def __str__(self) -> str:
        return self.short_name


class Succession(TrackedModel):
    """An agreement takes the place of another."""

    KEY = ("successor", "predecessor")

    successor = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="supersedes",
        verbose_name=_("agreement"),
    )
    predecessor = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="superseded_by",
        verbose_name=_("takes the place of"),
    )

    class Meta:
        ordering = ["successor__slug", "predecessor__slug"]
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(
                fields=["successor", "predecessor"],
                name="agreement_is_superseded_once_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(successor=F("predecessor")),
                name="agreement_does_not_supersede_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor} ← {self.predecessor}"


class Participation(TrackedModel):
    """A party takes or took part, at any time; who came when is in the steps."""

    KEY = ("agreement", "party")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="participations",
        verbose_name=_("agreement"),
    )
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        related_name="participations",
        verbose_name=_("party"),
    )

    class Meta:
        ordering = ["agreement__slug", "party__code"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "party"],
                name="party_is_listed_once_per_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} · {self.party}"
