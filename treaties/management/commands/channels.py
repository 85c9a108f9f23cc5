"""`manage.py channels PK US [--on DATE] [--measure KEY] [--offence KEY] [--json]`, or `--all --on DATE --json`."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from treaties.channels import ChannelQuestionError, all_pairs, resolve
from treaties.channels import as_json as to_json
from treaties.selectors import RegistryNotLoaded, current_registry

HEADINGS = {
    "usable": "Usable, best first",
    "supporting": "May be cited beside a usable one",
    "to_verify": "To verify",
    "unavailable": "Unavailable",
}


class Command(BaseCommand):
    help = "Which channels bind two States on a day, which is best and why."

    def add_arguments(self, parser):
        parser.add_argument("states", nargs="*", metavar="STATE", help="requesting and requested State, e.g. PK US")
        parser.add_argument("--on", default="", help="the day, YYYY-MM-DD; today without it")
        parser.add_argument("--measure", action="append", default=[], help="key of an assistance type; may be repeated")
        parser.add_argument("--offence", help="key of an offence of the catalogue")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--all", action="store_true", help="every ordered pair of States (with --json)")

    def handle(self, *, states, on, measure, offence, as_json, **options):
        try:
            registry = current_registry()
        except RegistryNotLoaded as error:
            raise CommandError(str(error)) from error
        day = _day(on)
        if options["all"]:
            self.stdout.write(json.dumps({pair: list(codes) for pair, codes in all_pairs(registry, day).items()}))
            return
        if len(states) != 2:
            raise CommandError("Name two States, for example: manage.py channels PK US")
        try:
            answer = resolve(registry, *(state.upper() for state in states), day, measure, offence)
        except ChannelQuestionError as error:
            raise CommandError(str(error)) from error
        self.tell(registry, answer, as_json=as_json)

    def tell(self, registry, answer, *, as_json):
        if as_json:
            self.stdout.write(json.dumps(to_json(answer), indent=2, ensure_ascii=False))
            return
        names = [registry.states[code].name for code in (answer.requesting, answer.requested)]
        self.stdout.write(f"{names[0]} asks {names[1]}, on {answer.on:%-d %B %Y} (registry edition {answer.edition})")
        self.stdout.write(self.style.SUCCESS(f"Recommended: {answer.recommended.name}"))
        for group, heading in HEADINGS.items():
            if channels := getattr(answer, group):
                self.stdout.write(self.style.MIGRATE_HEADING(f"\n{heading}"))
                for channel in channels:
                    self._channel(channel)
        if answer.notes:
            self.stdout.write(self.style.MIGRATE_HEADING("\nNotes"))
            self._lines(answer.notes)

    def _channel(self, channel):
        mark = "" if channel.verified or not channel.facts else "  [unverified]"
        self.stdout.write(f"  {channel.name}  ({channel.instrument}){mark}")
        self._lines(channel.reasons)
        self._lines(f"Mind: {warning}" for warning in channel.warnings)
        self._lines(each.sentence for each in channel.declarations)

    def _lines(self, sentences):
        for sentence in sentences:
            self.stdout.write(f"    - {sentence}")


def _day(text: str) -> date:
    if not text:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text!r} is no day. Write it as YYYY-MM-DD, for example 2026-11-24.") from error
