"""When each agreement was last looked over against its sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max

from tracker.models import AgreementCheck


def last_checked(
    *, on: date, known: datetime | None, agreements: Iterable[int] | None = None
) -> dict[int, date]:
    """The newest day of a check by the day, by number of the agreement. One query.

    ``known`` is an aware UTC moment of our record, None for now; ``agreements`` the
    numbers asked about, None for all. An agreement never checked by then is left out.
    """
    checks = AgreementCheck.objects.filter(checked_on__lte=on).order_by()
    if known is not None:
        checks = checks.filter(checked_at__lte=known)
    if agreements is not None:
        checks = checks.filter(agreement_id__in=set(agreements))
    return dict(checks.values_list("agreement_id").annotate(Max("checked_on")))
