"""`manage.py draw_workflow`: docs/workflow.md from the lifecycle page, so that the picture cannot say anything else."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django_fsm import GET_STATE, RETURN_VALUE

from requests_app import workflow
from requests_app.choices import Act, Status
from requests_app.lifecycle import Lifecycle
from requests_app.models import AssistanceRequest
from requests_app.policies import sentence

FILE = settings.BASE_DIR / "docs" / "workflow.md"

PAGE = """# The life of a request

Drawn from `requests_app/lifecycle.py` by `manage.py draw_workflow`; a test holds that they agree. Do not edit by hand.

```mermaid
stateDiagram-v2
{diagram}
```

A query and a postponement go back to the status they interrupted. Every act is done by `workflow.perform`, which asks
who, from which status and what must hold, in that order, and writes the history row in the same transaction.

| Act | From | To | What it means | Who | What must hold |
|---|---|---|---|---|---|
{table}
"""


class Command(BaseCommand):
    help = "Draw docs/workflow.md from the lifecycle."

    def handle(self, **options):
        FILE.write_text(drawn(), encoding="utf-8")
        self.stdout.write(f"Drawn: {FILE.relative_to(settings.BASE_DIR)}")


def drawn() -> str:
    return PAGE.format(diagram="\n".join(_diagram()), table="\n".join(_row(act) for act in Act))


def _diagram() -> list[str]:
    names = [f'    state "{status.label}" as {status}' for status in Status]
    moves = [
        f"    {source} --> {target}: {act.label}"
        for act in Act
        for source in _ordered(workflow.sources_of(act))
        for target in _targets(act)
    ]
    return [*names, f"    [*] --> {Status.DRAFT}", *moves, f"    {Status.CLOSED} --> [*]"]


def _row(act: Act) -> str:
    move = workflow.transition_of(act, AssistanceRequest())
    cells = [
        act.label,
        ", ".join(status.label for status in _ordered(workflow.sources_of(act))),
        ", ".join(status.label for status in _targets(act)),
        sentence(getattr(Lifecycle, act)),
        sentence(move.permission),
        "; ".join(check.__name__.replace("_", " ") for check in move.custom.get("checks", ())),
    ]
    return f"| {' | '.join(cells)} |"


def _targets(act: Act) -> list[Status]:
    target = workflow.transition_of(act, AssistanceRequest()).target
    several = isinstance(target, GET_STATE | RETURN_VALUE)
    return _ordered(target.allowed_states if several else [target])


def _ordered(statuses) -> list[Status]:
    return [status for status in Status if status in set(statuses)]
