"""One row of every table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from tests import make
from tracker.models import Agreement, Citation, TrackedModel, change_set
from tracker.vocabulary.databases import Database
from tracker.vocabulary.milestones import Milestone


@change_set()
def one_row_of_each(tpp: Agreement) -> list[TrackedModel]:
    """Recorded in one change, about this agreement."""
    japan, asean = make.party("JP"), make.party("ASEAN")
    signature = make.deadline(tpp, Milestone.SIGNED)
    facts = [
        make.status_event(tpp),
        make.round(tpp),
        make.step(tpp, japan),
        make.forecast(signature),
        make.indicator(tpp),
        make.topic(None),
        make.discrepancy(tpp),
    ]
    return [
        tpp,
        japan,
        make.membership(asean, make.party("SG")),
        make.source(),
        make.speaker(),
        make.succession(tpp, make.agreement("p4")),
        make.participation(tpp, japan),
        make.identifier(tpp, Database.ADB_ARIC, "trans-pacific-partnership"),
        signature,
        *facts,
        Citation.objects.get(topic__isnull=False),
    ]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
