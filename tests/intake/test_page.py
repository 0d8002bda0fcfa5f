"""The page on fact files says what the program reads."""

from pathlib import Path

import pytest

from tracker.intake.columns import FILES

PAGE = Path(__file__).parents[2] / "docs" / "fact-files.md"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_page_names_every_column_and_which_are_never_empty(file):
    columns = " ".join(
        f"**`{name}`**" if name in file.required else f"`{name}`"
        for name in file.columns
    )

    assert f"| `{file.name}` | {columns} |" in PAGE.read_text(encoding="utf-8")
