"""Which source backs which fact."""

from tracker.facts.kind import Kind
from tracker.models import Citation

CITATION = Kind(
    Citation,
    table_name="citations",
    about="Which source backs which fact, and where in the source.",
    title="{source}",
    page="source",
    renamed={"accession": "accession_step"},
)
