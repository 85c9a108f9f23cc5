"""Addresses and pages of follow-up letters."""

from django.urls import reverse


def url(name, *args):
    return reverse(f"requests_app:{name}", args=args)


def page(client, address, **data):
    return " ".join(client.get(address, data).content.decode().split())
