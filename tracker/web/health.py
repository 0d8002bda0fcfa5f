"""Two addresses for machines: is the process alive, and can it serve?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs, whatever the database does."""
    return _answer("ok", status=200)


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 once the database answers and has every migration, else 503."""
    try:
        waiting = _migrations_waiting()
    except DatabaseError:
        return _answer("The database does not answer.", status=503)
    if waiting:
        return _answer(f"Migrations not applied yet: {waiting}.", status=503)
    return _answer("ok", status=200)


def _migrations_waiting() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _answer(words: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain")
