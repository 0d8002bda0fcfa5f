#!/bin/sh
# frictionless 5.21.0 writes the word "any" in place of each date of the format "any".
#
# The Data Package standard (Table Schema, type `date`) has the format "any" for dates
# that are written in several ways. Frictionless calls such a table valid and reads
# each day rightly. Whatever it writes of it then holds the format, not the date.
#
# Wanted: the dates, as 2013-10-07 or as they stood. Seen: what is below.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check frictionless==5.21.0

cat > rounds.csv <<'END'
round,held
18,2013-07-15
19,7 October 2013
END
cat > schema.json <<'END'
{"fields": [{"name": "round", "type": "integer"},
            {"name": "held", "type": "date", "format": "any"}]}
END
cat > seen-before.csv <<'END'
round,held
18,any
19,any
END

.venv/bin/frictionless validate rounds.csv --schema schema.json
.venv/bin/frictionless extract rounds.csv --schema schema.json --csv | tee seen.csv
diff seen-before.csv seen.csv
