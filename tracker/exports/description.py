"""What the data as a whole is called, and what it is about.

English alone: these words leave with the data, whose bytes depend on no reader.
"""

NAME = "negotiation-tracker"
TITLE = "Negotiation tracker: trade and investment negotiations"
ABOUT = (
    "Where trade and investment negotiations stand, who is in them, and every dated "
    "statement of when they would be done, each with its sources."
)
