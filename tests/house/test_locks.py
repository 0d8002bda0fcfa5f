"""The locked package lists: hashed, one with the other, and tied to no address."""

import re

import pytest
from packaging.utils import canonicalize_name

from tests.house.files import ROOT, text
from tests.house.lock import LOCKS, pins, release


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock):
    assert "://" not in text(ROOT / lock)
    assert not re.search(r"^-", text(ROOT / lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(lock):
    blocks = re.split(r"\n(?=\S)", text(ROOT / lock).strip())
    names = {canonicalize_name(pin.name) for pin in pins(lock)}

    assert len(names) == len(blocks)
    for block in blocks:
        assert re.match(r"[\w.-]+(\[[\w.,-]+\])?==\S+ ", block), block
        assert "--hash=sha256:" in block, block


def test_both_locks_agree():
    running, developing = (set(map(release, pins(lock))) for lock in LOCKS)

    assert running - developing == set()
