"""Is a page written as HTML says? Asked of every page that is rendered in a test."""

import html5lib
from html5lib.constants import E


def faults(page: str) -> list[str]:
    """What an HTML parser had to mend in the page, with line and column."""
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return [
        f"line {line}, column {column}: {E[code] % details}"
        for (line, column), code, details in parser.errors
    ]
