"""The locked package lists: whole, hashed, and tied to no address."""

import re
import tomllib

import pytest

from tests.house.files import ROOT, text

LOCKS = ["requirements.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))
GROUPS = PROJECT["dependency-groups"]
RUNS_ON = PROJECT["project"]["dependencies"] + GROUPS["setup"]
DEVELOPED_WITH = [each for each in GROUPS["dev"] if each != {"include-group": "setup"}]


def packages(lock):
    """Each package's block: its line, its hashes, what it is there for."""
    blocks = re.split(r"\n(?=\S)", text(ROOT / lock).strip())
    return {re.match(r"[\w.-]+", block).group(): block for block in blocks}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock):
    assert "://" not in text(ROOT / lock)
    assert not re.search(r"^-", text(ROOT / lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(lock):
    for name, block in packages(lock).items():
        assert re.match(rf"{name}(\[\w+\])?==\S+ ", block), block
        assert "--hash=sha256:" in block, block


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [(LOCKS[0], RUNS_ON), (LOCKS[1], RUNS_ON + DEVELOPED_WITH)],
    ids=LOCKS,
)
def test_every_wanted_package_is_locked(lock, wanted):
    names = {re.match(r"[\w.-]+", requirement).group() for requirement in wanted}

    assert names <= packages(lock).keys()


def test_both_locks_agree():
    locked, with_tools = (packages(lock) for lock in LOCKS)

    for name, block in locked.items():
        assert block.partition(" ")[0] == with_tools[name].partition(" ")[0]
