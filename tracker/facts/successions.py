"""Which agreement takes the place of which."""

from tracker.facts.kind import Kind
from tracker.models import Succession

SUCCESSION = Kind(
    Succession,
    table_name="successions",
    about="Which agreement takes the place of which.",
    title="{successor} ← {predecessor}",
    page="agreement",
    renamed={"agreement": "successor", "supersedes": "predecessor"},
)
