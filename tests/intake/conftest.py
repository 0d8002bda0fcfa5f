"""What tests of intake start from."""

from pathlib import Path

import pytest

from tests.intake import folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small folder on the TPP, to be spoilt."""
    return folders.copy(tmp_path)
