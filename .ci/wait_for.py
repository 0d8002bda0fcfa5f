"""Wait until an address answers, as long as the process that serves it lives.

Fails at once on an answer other than 200.

Usage: wait_for.py ADDRESS PROCESS_ID
"""

import os
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

MINUTES = 10


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310  # our own
            return answer.status == 200
    except HTTPError as answer:
        sys.exit(f"{address} answered {answer.code}, and 200 is wanted")
    except URLError:
        return False


address, process = sys.argv[1], int(sys.argv[2])
for _ in range(MINUTES * 60):
    if answers(address):
        sys.exit(0)
    os.kill(process, 0)  # raises once the process is gone
    time.sleep(1)
sys.exit(f"{address} did not answer within {MINUTES} minutes")
