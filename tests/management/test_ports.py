"""A port that cannot be served on is refused in a sentence."""

import socket
import subprocess
import sys

import pytest

from tests.house.files import ROOT
from tracker.management.ports import PortError, require_free


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def test_a_taken_port_is_refused_with_another_way_to_start(listener):
    port = listener.getsockname()[1]

    with pytest.raises(PortError, match=rf"Port {port} .*make demo PORT=8001"):
        require_free(str(port))


def test_a_free_port_is_given_back_as_a_number(listener):
    port = listener.getsockname()[1]
    listener.close()

    assert require_free(str(port)) == port


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1", "８０００"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(PortError, match="a number from 1 to 65535 is wanted"):
        require_free(port)


def test_the_makefile_is_told_in_one_line(listener):
    port = str(listener.getsockname()[1])
    command = [sys.executable, "-m", "tracker.management.ports", port]

    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {port} of 127.0.0.1")
    assert answer.stderr.count("\n") == 1
