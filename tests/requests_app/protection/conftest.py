"""A request that names a victim who is protected."""

import pytest

from requests_app import services
from requests_app.choices import Act
from tests.requests_app.performing import fresh, perform, seen

NAME = "Zarqa Musterova"


@pytest.fixture
def made(at_status):
    """A draft whose facts, nexus and case note name a victim, who is marked in the case."""
    made = at_status()
    made.case.summary_of_facts += f"\n\n{NAME} fled on 28 August 2026; MUSTEROVA, Zarqa told it."
    made.case.save()
    made.nexus += f" It was {NAME} who answered."
    made.save()
    victim = services.write_person(
        made.case, role="victim", name=NAME, identity_document="Passport XZ9988776", nationality="Pakistan"
    )
    made.persons.add(victim)
    return made


@pytest.fixture
def approved(made, officer, reviewer):
    perform(Act.SUBMIT, made, officer)
    perform(Act.APPROVE, made, reviewer, seen(fresh(made)))
    return fresh(made)
