"""``manage.py make_roles``: the groups viewer, analyst, editor and administrator."""

from django.core.management import BaseCommand

from tracker.management.roles import make_roles
from tracker.vocabulary.roles import Role


class Command(BaseCommand):
    help = "Make the groups of the roles, or give them back exactly their rights."

    def handle(self, **options):
        make_roles()
        self.stdout.write(f"The roles are in place: {', '.join(Role.values)}.")
