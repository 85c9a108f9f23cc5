"""`manage.py channels PK US [--on DATE] [--measure KEY] [--offence KEY] [--json]`, or `--all --on DATE --json`.

`--measures` and `--offences` list the keys.
"""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from treaties.channels import ChannelQuestionError, all_pairs, resolve, sentences
from treaties.channels import as_json as to_json
from treaties.channels.question import UnknownMeasure, UnknownOffence
from treaties.forms import EARLIEST, TOO_EARLY
from treaties.selectors import RegistryNotLoaded, current_registry

HEADINGS = {
    "usable": "Usable, best first",
    "supporting": "May be cited beside a usable one",
    "to_verify": "To verify",
    "unavailable": "Unavailable",
}
WHERE_ALL_ARE = {
    UnknownMeasure: " manage.py channels --measures lists all.",
    UnknownOffence: " manage.py channels --offences lists all.",
}


class Command(BaseCommand):
    help = "Which channels bind two States on a day, which is best and why."

    def add_arguments(self, parser):
        parser.add_argument("states", nargs="*", metavar="STATE", help="requesting and requested State, e.g. PK US")
        parser.add_argument("--on", default="", help="the day, YYYY-MM-DD; today without it")
        parser.add_argument("--measure", action="append", default=[], help="key of an assistance type; may be repeated")
        parser.add_argument("--offence", help="key of an offence of the catalogue")
        parser.add_argument("--measures", action="store_true", help="list the measures by key")
        parser.add_argument("--offences", action="store_true", help="list the offences of the catalogue by key")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--all", action="store_true", help="every ordered pair of States (with --json)")

    def handle(self, *, states, on, measure, offence, as_json, **options):
        try:
            registry = current_registry()
        except RegistryNotLoaded as error:
            raise CommandError(str(error)) from error
        if options["measures"]:
            self._keys(registry.law.assistance_types)
        elif options["offences"]:
            self._keys(registry.law.offences)
        elif options["all"]:
            pairs = all_pairs(registry, _day(on))
            self.stdout.write(json.dumps({pair: list(codes) for pair, codes in pairs.items()}))
        else:
            self.tell(registry, _answer(registry, states, _day(on), measure, offence), as_json=as_json)

    def tell(self, registry, answer, *, as_json):
        if as_json:
            self.stdout.write(json.dumps(to_json(answer), indent=2, ensure_ascii=False))
            return
        one, other = (sentences.state(registry, code) for code in (answer.requesting, answer.requested))
        asks = f"{sentences.capital(one)} asks {other}"
        self.stdout.write(f"{asks}, on {answer.on:%-d %B %Y} (registry edition {answer.edition})")
        self.stdout.write(self.style.SUCCESS(f"Recommended: {answer.recommended.name}"))
        for group, heading in HEADINGS.items():
            if channels := getattr(answer, group):
                self.stdout.write(self.style.MIGRATE_HEADING(f"\n{heading}"))
                for channel in channels:
                    self._channel(channel, is_open=group != "unavailable")
        if answer.notes:
            self.stdout.write(self.style.MIGRATE_HEADING("\nNotes"))
            self._lines(answer.notes)

    def _channel(self, channel, *, is_open):
        """What is unverified stands in the reasons; the mark is for what could be used."""
        mark = "  [unverified]" if is_open and channel.facts and not channel.verified else ""
        self.stdout.write(f"  {channel.name}  ({channel.instrument}){mark}")
        self._lines(channel.reasons)
        self._lines(f"Mind: {warning}" for warning in channel.warnings)
        self._lines(each.sentence for each in channel.declarations)

    def _keys(self, catalogue):
        for key in sorted(catalogue):
            self.stdout.write(f"{key:34}  {catalogue[key].title}")

    def _lines(self, sentences):
        for sentence in sentences:
            self.stdout.write(f"    - {sentence}")


def _answer(registry, states, day, measures, offence):
    if len(states) != 2:
        raise CommandError("Name two States, for example: manage.py channels PK US")
    try:
        return resolve(registry, *(state.upper() for state in states), day, measures, offence)
    except ChannelQuestionError as error:
        raise CommandError(f"{error}{WHERE_ALL_ARE.get(type(error), '')}") from error


def _day(text: str) -> date:
    if not text:
        return timezone.localdate()
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text!r} is no day. Write it as YYYY-MM-DD, for example 2026-11-24.") from error
    if day < EARLIEST:
        raise CommandError(TOO_EARLY)
    return day
