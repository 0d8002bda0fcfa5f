"""What the log says of requests that were refused: one line, whatever was asked."""

from __future__ import annotations

import logging

SERVER_ERROR = 500


class OneLine(logging.Filter):
    """Leaves the traceback to faults of ours, and keeps what was asked on its line."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", SERVER_ERROR) < SERVER_ERROR:
            record.exc_info = None
            record.msg = _on_one_line(record.getMessage())
            record.args = ()
        return True


def _on_one_line(said: str) -> str:
    shown = (
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in said
    )
    return "".join(shown).replace("%", "%%")
