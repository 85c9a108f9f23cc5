"""`manage.py check_registry [--older-than MONTHS] [--state CODE] [--json]`: exit 1 where there are contradictions."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from treaties.checking import Group, check
from treaties.checking.counts import by_kind, by_state
from treaties.selectors import RegistryNotLoaded, current_registry

SHOWN = 20  # of one kind; all contradictions, all for one State, and all as JSON


class Command(BaseCommand):
    help = "Tell contradictions, gaps and old sources of the registry, with counts by kind and by State."

    def add_arguments(self, parser):
        parser.add_argument("--older-than", type=int, default=24, metavar="MONTHS", help="when a source is old (24)")
        parser.add_argument("--state", default="", metavar="CODE", help="only what counts for this State, e.g. PK")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *, older_than, state, as_json, **options):
        try:
            registry = current_registry()
        except RegistryNotLoaded as error:
            raise CommandError(str(error)) from error
        state = state.upper()
        if state and state not in registry.states:
            raise CommandError(f"The registry has no State {state}. Write a code of two letters, for example PK.")
        if not 0 <= older_than <= 1200:
            raise CommandError("Write --older-than as a number of months from 0 to 1200.")
        remarks = check(registry, on=timezone.localdate(), older_than=older_than)
        remarks = [remark for remark in remarks if not state or state in remark.states]
        if as_json:
            self.stdout.write(json.dumps(_as_json(registry, remarks), indent=2, ensure_ascii=False))
        else:
            self.tell(registry, remarks, state)
        if any(remark.kind.group == Group.CONTRADICTION for remark in remarks):
            sys.exit(1)

    def tell(self, registry, remarks, state):
        self.stdout.write(f"Registry edition {registry.edition}: {len(remarks)} to look at")
        for kind, number in by_kind(remarks).items():
            self.stdout.write(self.style.MIGRATE_HEADING(f"\n{kind.group.title}: {kind.title} ({number})"))
            shown = number if state or kind.group == Group.CONTRADICTION else SHOWN
            for remark in [each for each in remarks if each.kind == kind][:shown]:
                self.stdout.write(f"  - {remark.sentence}")
            if number > shown:
                self.stdout.write(f"  and {number - shown} more: name a State with --state, or see all with --json")
        if not state:
            self.stdout.write(self.style.MIGRATE_HEADING("\nBy State"))
            for code, counted in by_state(remarks).items():
                told = ", ".join(f"{group.title.lower()} {counted[group]}" for group in Group if counted[group])
                self.stdout.write(f"  {code}  {registry.states[code].name}: {told}")


def _as_json(registry, remarks) -> dict:
    return {
        "edition": registry.edition,
        "by_kind": {kind.key: number for kind, number in by_kind(remarks).items()},
        "by_state": by_state(remarks),
        "remarks": [
            {
                "kind": remark.kind.key,
                "group": remark.kind.group,
                "states": remark.states,
                "instrument": remark.instrument,
                "sentence": remark.sentence,
            }
            for remark in remarks
        ],
    }
