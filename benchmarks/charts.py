"""The slip chart of the TPP's conclusion, against a plain table of the same rows.

Prints milliseconds, the best of thirty (geometry and template together), and bytes. The
small chart is the one of the board.
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

from django.template import engines  # noqa: E402  # after setup
from django.template.loader import render_to_string  # noqa: E402

from tests.charts.panels import tpp  # noqa: E402
from tracker.charts.frames import PANEL  # noqa: E402
from tracker.charts.slip import slip_chart  # noqa: E402
from tracker.charts.spark import spark  # noqa: E402

TIMES = 30
SHOWN = tpp(on=date(2026, 11, 23))
TABLE = engines["django"].from_string(
    "{% load facts %}<table>{% for row in rows %}"
    "<tr id='forecast-{{ row.statement.fact }}'><td>{{ row.statement.stated_on }}</td>"
    "<td>{{ row.statement.speaker }}</td><td>{{ row.statement.words }}</td>"
    "<td>{{ row.statement|window }}</td><td>{{ row.statement.stance.label }}</td>"
    "<td>{{ row.slip_days }}</td><td>{{ row.error_days }}</td></tr>"
    "{% endfor %}</table>"
)


def main() -> None:
    table = _measure(lambda: TABLE.render({"rows": SHOWN.rows}))
    _say(f"{len(SHOWN.rows)} statements        ms    bytes   time to the table's")
    drawn = {
        "plain table": table,
        "slip chart": _measure(lambda: _chart()),
        "beside others": _measure(lambda: _chart(frame=PANEL)),
        "small chart": _measure(_spark),
    }
    for name, (milliseconds, size) in drawn.items():
        ratio = milliseconds / table[0]
        _say(f"{name:<18} {milliseconds:>7.1f} {size:>8,}   {ratio:.2f}")


def _chart(**options: object) -> str:
    chart = slip_chart(SHOWN, **options)
    return render_to_string("charts/slip.html", {"chart": chart})


def _spark() -> str:
    return render_to_string("charts/spark.html", {"spark": spark(SHOWN)})


def _measure(render: Callable[[], str]) -> tuple[float, int]:
    """Milliseconds, the best of all runs, and the bytes of what came out."""
    size = len(render().encode())
    best = min(_time(render) for _ in range(TIMES))
    return 1000 * best, size


def _time(render: Callable[[], str]) -> float:
    start = perf_counter()
    render()
    return perf_counter() - start


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
