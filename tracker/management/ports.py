"""Is a port of this machine free? Asked before Django is there, so without it."""

import os
import socket
import sys


class PortError(Exception):
    """The port cannot be served on; the message says why and what to do."""


def require_free(port: str) -> int:
    """The port as a number, if 127.0.0.1 can be served on at it now.

    Raises ``PortError`` where it is no port, is taken, or is not ours to take.
    """
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise PortError(f"PORT is {port!r}, a number from 1 to 65535 is wanted.")
    try:
        socket.create_server(("127.0.0.1", int(port))).close()
    except OSError as fault:
        why = os.strerror(fault.errno or 0)
        raise PortError(
            f"Port {port} of 127.0.0.1 cannot be served on ({why}): stop what uses it,"
            " or choose another, as in `make demo PORT=8001`."
        ) from None
    return int(port)


if __name__ == "__main__":
    try:
        require_free(sys.argv[1])
    except PortError as fault:
        sys.exit(str(fault))
