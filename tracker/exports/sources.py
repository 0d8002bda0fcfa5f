"""Sources as rows."""

from __future__ import annotations

from tracker.exports.rows import SourceRow
from tracker.queries.rows.names import SourceName


def source_row(source: SourceName) -> SourceRow:
    return SourceRow(
        source=source.slug,
        title=source.title,
        publisher=source.publisher,
        published_on=source.published_on,
        accessed_on=source.accessed_on,
        url=source.url,
        language=source.language,
        kind=source.kind.value,
    )
