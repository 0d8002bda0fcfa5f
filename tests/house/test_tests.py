"""What the suite promises about itself."""

import socket

import pytest


def test_a_test_cannot_reach_the_network():
    # An address set aside for documentation: nothing of anybody's is there.
    with pytest.raises(PermissionError, match="there is no network here"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_test_can_reach_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        socket.create_connection(listener.getsockname()).close()
