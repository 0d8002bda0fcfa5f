"""What the founding paper prints in its tables: CASS Working Paper 201407, March 2014.

Which agreements its Tables 1 and 2 list is on record, as each agreement's table of the
paper; here is what no fact repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.vocabulary.kinds import Region, Scope

SOURCE = "cass-wp-201407"
# The paper is dated 3 March 2014; its newest fact is of October 2013.
FACTS_END_ON = date(2013, 10, 31)
PARTY = "US"
AGREEMENT = "tpp"

# Table 1, counts of free trade agreements: signed, and proposed or in talks.
SIGNED = {Scope.BILATERAL: 12, Scope.PLURILATERAL: 2}
PROPOSED = {Scope.BILATERAL: 12, Scope.PLURILATERAL: 6}

# Table 2, framework agreements by region and scope.
FRAMEWORKS = {
    Region.AFRICA: {Scope.BILATERAL: 8, Scope.PLURILATERAL: 3},
    Region.AMERICAS: {Scope.BILATERAL: 3, Scope.PLURILATERAL: 1},
    Region.EUROPE_MIDDLE_EAST: {Scope.BILATERAL: 18, Scope.PLURILATERAL: 1},
    Region.SOUTH_CENTRAL_ASIA: {Scope.BILATERAL: 5, Scope.PLURILATERAL: 1},
    Region.SOUTHEAST_ASIA_PACIFIC: {Scope.BILATERAL: 8, Scope.PLURILATERAL: 1},
}


@dataclass(frozen=True, slots=True)
class PrintedRound:
    """A line of Table 3; ``city`` is empty where the table names a country alone."""

    number: int
    stated_date: str
    city: str
    host: str


ROUNDS = (
    PrintedRound(1, "2010-03-15/2010-03-18", "Melbourne", "AU"),
    PrintedRound(2, "2010-06-14/2010-06-18", "San Francisco", "US"),
    PrintedRound(3, "2010-10-04/2010-10-09", "", "BN"),
    PrintedRound(4, "2010-12-06/2010-12-10", "Auckland", "NZ"),
    PrintedRound(5, "2011-02-14/2011-02-18", "Santiago", "CL"),
    PrintedRound(6, "2011-03-24/2011-04-01", "Singapore", "SG"),
    PrintedRound(7, "2011-06-20/2011-06-24", "Ho Chi Minh City", "VN"),
    PrintedRound(8, "2011-09-06/2011-09-15", "Chicago", "US"),
    PrintedRound(9, "2011-10-19/2011-10-28", "Lima", "PE"),
    PrintedRound(10, "2011-12-05/2011-12-09", "Kuala Lumpur", "MY"),
    PrintedRound(11, "2012-03-01/2012-03-09", "Melbourne", "AU"),
    PrintedRound(12, "2012-05-08/2012-05-18", "Dallas", "US"),
    PrintedRound(13, "2012-07-02/2012-07-10", "San Diego", "US"),
    PrintedRound(14, "2012-09-06/2012-09-15", "Leesburg", "US"),
    PrintedRound(15, "2012-12-03/2012-12-12", "Auckland", "NZ"),
    PrintedRound(16, "2013-03-04/2013-03-13", "Singapore", "SG"),
    PrintedRound(17, "2013-05-15/2013-05-24", "Lima", "PE"),
    PrintedRound(18, "2013-07-15/2013-07-24", "Kota Kinabalu", "MY"),
    PrintedRound(19, "2013-08-23/2013-08-30", "Bandar Seri Begawan", "BN"),
)

# Figure 1 and section 2: the members, and since when; empty where no date is given.
MEMBERS = {
    "US": "2008-09",
    "AU": "2008-10/2008-12",
    "PE": "2008-10/2008-12",
    "VN": "2008-10/2008-12",
    "MY": "2010-10",
    "CA": "2012-12",
    "MX": "2012-12",
    "JP": "2013-08",
    "BN": "",
    "CL": "",
    "NZ": "",
    "SG": "",
}
# Announced in September 2013 that it joins, and is likely to be the thirteenth.
NEXT_MEMBER = "KR"
