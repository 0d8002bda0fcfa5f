"""What columns of several files mean, in English."""

STATED = (
    "As the source states it, in a part of EDTF (ISO 8601-2): 2013, 2013-10, "
    "2013-10-07; 2013-10-07/2013-10-11 is some time between the two; ../2013-10 is by "
    "then; ~ after a date is approximate."
)
AGREEMENT = "Id of the agreement."
AGREEMENT_OR_NONE = "Id of the agreement; empty for a fact about the whole programme."
SOURCES = "Ids of the sources, in the order in which readers see them, ; between them."
NOTE = "What else there is to say."
