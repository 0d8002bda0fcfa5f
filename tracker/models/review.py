"""Four eyes: what one person proposes or publishes, and what another says to it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.append_only import AppendOnlyModel
from tracker.vocabulary.changes import ChangeKind, Publication


class ReviewVerdict(models.TextChoices):
    """What became of a proposal."""

    PUBLISHED = "published", _("published")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken-back", _("taken back by its author")


class ReviewRecord(AppendOnlyModel):
    """Who did it, by number and name, so that both outlive the account, and when."""

    account = models.BigIntegerField(_("number of the account"))
    author = models.CharField(_("author"), max_length=150)
    at = models.DateTimeField(_("recorded at"), default=timezone.now)

    class Meta(AppendOnlyModel.Meta):
        abstract = True


class Proposal(ReviewRecord):
    """A change of a row that somebody wrote and somebody else is to publish.

    ``typed`` is what was typed into the row's form, read at version ``base``; empty
    where the row is a draft, which is itself what is proposed.
    """

    table = models.CharField(_("table"), max_length=60)
    row = models.BigIntegerField(_("row"))
    base = models.PositiveIntegerField(_("version"))
    typed = models.JSONField(_("typing"), default=dict, blank=True)
    kind = models.CharField(_("kind of change"), max_length=20, choices=ChangeKind)
    reason = models.TextField(_("reason"))
    note = models.TextField(_("public note"), blank=True)

    class Meta(ReviewRecord.Meta):
        ordering = ["pk"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes = [models.Index(fields=["table", "row"])]

    def __str__(self) -> str:
        return f"{self.table} {self.row}, {self.author}"

    @classmethod
    def add(cls, row: Any, why: Any, typed: dict[str, list[str]]) -> Self:
        """Keeps the proposal; of the same author and row it is the only one."""
        mine = cls.objects.filter(
            table=row._meta.model_name, row=row.pk, account=why.by.pk, decision=None
        )
        for older in mine:
            Decision.add(older, ReviewVerdict.TAKEN_BACK, by=why.by, reason=why.reason)
        proposal = cls(
            table=row._meta.model_name,
            row=row.pk,
            base=row.version,
            typed=typed,
            kind=why.kind,
            reason=why.reason,
            note=why.note,
            account=why.by.pk,
            author=why.by.get_username(),
        )
        proposal.save(force_insert=True)
        return proposal

    @property
    def model(self) -> Any:
        return apps.get_model("tracker", self.table)


class Decision(ReviewRecord):
    """What became of the proposal, once and for all; ``version`` is what it made."""

    proposal = models.OneToOneField(
        Proposal, models.PROTECT, related_name="decision", verbose_name=_("proposal")
    )
    verdict = models.CharField(_("decision"), max_length=20, choices=ReviewVerdict)
    reason = models.TextField(_("reason"))
    version = models.PositiveIntegerField(_("version"), null=True)

    class Meta(ReviewRecord.Meta):
        ordering = ["pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.proposal}: {self.verdict}"

    @classmethod
    def add(
        cls,
        proposal: Proposal,
        verdict: ReviewVerdict,
        *,
        by: Any,
        reason: str,
        version: int | None = None,
    ) -> Self:
        """Decides it. Raises ``IntegrityError`` where that has been done."""
        decision = cls(
            proposal=proposal,
            verdict=verdict,
            reason=reason,
            version=version,
            account=by.pk,
            author=by.get_username(),
        )
        decision.save(force_insert=True)
        return decision


class LonePublication(ReviewRecord):
    """What one person wrote and published, with the reason; ``rows`` says which rows.

    Each is its table, number and version. It waits until somebody else approves.
    """

    rows = models.JSONField(_("rows"))
    reason = models.TextField(_("reason"))

    class Meta(ReviewRecord.Meta):
        ordering = ["pk"]
        verbose_name = _("publication by its author")
        verbose_name_plural = _("publications by their authors")

    def __str__(self) -> str:
        return f"{self.author}, {self.at:%Y-%m-%d %H:%M}"


class SecondLook(ReviewRecord):
    """Somebody else looked at what its author had published, and approves."""

    publication = models.OneToOneField(
        LonePublication,
        models.PROTECT,
        related_name="second_look",
        verbose_name=_("publication"),
    )

    class Meta(ReviewRecord.Meta):
        ordering = ["pk"]
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    def __str__(self) -> str:
        return f"{self.publication}: {self.author}"


def is_lone(row: Any, held: Any, why: Any) -> bool:
    """Would whoever writes the row show readers what he or she alone has written?

    Judged by who wrote the row since it was last published. ``held`` is the row as it
    is on record, or None. The program, which nobody is logged in to, is not asked.
    """
    was_shown = held is not None and held.publication == Publication.PUBLISHED
    is_shown = row.publication == Publication.PUBLISHED
    if not settings.REVIEW_REQUIRED or why.by is None or not (was_shown or is_shown):
        return False
    is_written_now = held is None or was_shown or _says_more(row, held)
    if is_written_now and why.writer in (None, why.by.pk):
        return True
    return not was_shown and held is not None and _has_written(row, why.by)


def keep_lone(written: list[tuple[Any, Any]]) -> None:
    """Keeps who published what alone, and why: one for each author and reason.

    ``written`` are the reasons with the rows.
    """
    rows = defaultdict(list)
    for why, row in written:
        place = [row._meta.model_name, row.pk, row.version]
        rows[why.by.pk, why.by.get_username(), why.alone].append(place)
    for (account, author, reason), found in rows.items():
        LonePublication(rows=found, reason=reason, account=account, author=author).save(
            force_insert=True
        )


def _says_more(row: Any, held: Any) -> bool:
    """Is it more than the publication that changes?"""
    return bool(row.differs_from(held, apart_from={"version", "publication"}))


def _has_written(row: Any, user: Any) -> bool:
    """Did the user write any version since the row was last published?"""
    shown = row.history.filter(publication=Publication.PUBLISHED)
    last = shown.aggregate(last=Max("version"))["last"] or 0
    found = row.history.filter(version__gt=last, history_user_id=user.pk)
    return bool(found.exists())
