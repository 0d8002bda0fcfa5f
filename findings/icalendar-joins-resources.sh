#!/bin/sh
# icalendar 7.3.0 reads two resources of an event, and writes them back as one.
#
# In RFC 5545 (section 3.8.1.10) RESOURCES holds a list with commas between, as
# CATEGORIES does. icalendar splits CATEGORIES, but takes RESOURCES for one text, and
# escapes its comma when it writes: "EASEL\,PROJECTOR" is one resource of that name.
# It reports no error, so a calendar changes by being read and written.
#
# Wanted: each line as it was. Seen: what is below.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check icalendar==7.3.0

cat > read_and_write.py <<'END'
from icalendar import Event

lines = [
    "BEGIN:VEVENT",
    "UID:round-19@example.org",
    "DTSTAMP:20130823T000000Z",
    "CATEGORIES:GOODS,SERVICES",
    "RESOURCES:EASEL,PROJECTOR",
    "END:VEVENT",
]
event = Event.from_ical("\r\n".join(lines))
assert event.errors == []
print(event.to_ical().decode().replace("\r\n", "\n"), end="")
END
cat > seen-before.ics <<'END'
BEGIN:VEVENT
DTSTAMP:20130823T000000Z
UID:round-19@example.org
CATEGORIES:GOODS,SERVICES
RESOURCES:EASEL\,PROJECTOR
END:VEVENT
END

.venv/bin/python read_and_write.py | tee seen.ics
diff seen-before.ics seen.ics
