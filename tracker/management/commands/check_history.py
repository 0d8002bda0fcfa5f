"""``manage.py check_history``: does every row say what its newest version says?"""

from django.core.management import BaseCommand, CommandError

from tracker.queries.history.integrity import comparison, tracked_models


class Command(BaseCommand):
    help = (
        "Compare every row with its newest version, and name each difference: what was "
        "written past the program, as by SQL or by loaddata. Writers wait meanwhile."
    )

    def handle(self, **options):
        found = [comparison(model) for model in tracked_models()]
        agreeing = sum(each.agreeing for each in found)
        differences = [difference for each in found for difference in each.differences]
        if differences:
            self.stdout.write("\n".join(map(str, differences)))
            raise CommandError(
                "Differences between rows and their newest versions: "
                f"{len(differences)}. Rows that agree: {agreeing}."
            )
        self.stdout.write(f"{agreeing} rows agree with their newest versions")
