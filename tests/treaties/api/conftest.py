"""Asking as a program does."""

import json
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories import UserFactory


@dataclass
class Asking:
    client: Client

    def __call__(self, path, query=None, **headers):
        """The response, with its JSON as `.told`."""
        response = self.client.get(f"/api/v1/{path}", query, headers=headers)
        response.told = json.loads(response.content) if response.content else None
        return response


@pytest.fixture
def ask(client, db):
    """`ask("states", {"limit": 1})`, signed in."""
    cache.clear()  # where questions are counted
    client.force_login(UserFactory())
    return Asking(client)
