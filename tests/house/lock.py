"""The locked packages, and what each of them requires by its own metadata.

Some are locked for other systems, so their metadata is not on every machine.
``make lock`` asks pip for the metadata of all, and this module keeps it in a file.
"""

import json
import re
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.files import ROOT, text

LOCKS = ["requirements.txt", "requirements-dev.txt"]
METADATA = ROOT / "tests" / "house" / "requires.json"


def pins(lock: str) -> list[Requirement]:
    """Each locked package: its extras, its version, and where it is wanted."""
    lines = re.findall(r"^(\w.+) \\$", text(ROOT / lock), re.MULTILINE)
    return [Requirement(line) for line in lines]


def version(pin: Requirement) -> str:
    return str(pin.specifier).removeprefix("==")


def release(pin: Requirement) -> str:
    return f"{canonicalize_name(pin.name)}=={version(pin)}"


def required(pin: Requirement, requires: list[str]) -> list[str]:
    """What the pinned package requires, without what comes with other extras."""

    def is_asked_for(requirement: str) -> bool:
        extras = set(re.findall(r"""extra == ['"]([\w.-]+)""", requirement))
        return not extras or not extras.isdisjoint(pin.extras)

    return sorted(filter(is_asked_for, requires))


def keep(report: Path) -> None:
    """Write down what each locked package requires, from an installation report."""
    metadata = [found["metadata"] for found in json.loads(text(report))["install"]]
    requires = {
        canonicalize_name(each["name"]): each.get("requires_dist", [])
        for each in metadata
    }
    kept = {
        release(pin): required(pin, requires[canonicalize_name(pin.name)])
        for pin in pins("requirements-dev.txt")
    }
    METADATA.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
