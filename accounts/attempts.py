"""Counting wrong secrets by the address they come from: in the database, so that the count holds over all processes of
the web server and all machines, and no two of them count one attempt as the same.
"""

import ipaddress
from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from accounts.models import Attempts

KEPT = timedelta(days=1)
IPV6_NETWORK = 64  # bits that a network has; whoever has it changes the rest at will

ONE_MORE = """
    INSERT INTO accounts_attempts AS kept (what, address, count, began_at) VALUES (%s, %s, 1, %s)
    ON CONFLICT (what, address) DO UPDATE SET
        count = CASE WHEN kept.began_at <= %s THEN 1 ELSE kept.count + 1 END,
        began_at = CASE WHEN kept.began_at <= %s THEN excluded.began_at ELSE kept.began_at END
    RETURNING count
"""


def count(what: str, ip: str, *, within: timedelta, at: datetime) -> int:
    """How many wrong ones came from there within the time that began with the first."""
    attempts = Attempts.objects.filter(what=what, address=_digest(ip), began_at__gt=at - within)
    return attempts.values_list("count", flat=True).first() or 0


def one_more(what: str, ip: str, *, within: timedelta, at: datetime) -> int:
    """Count one; gives how many it are now. A single statement: a hundred at once are counted as a hundred."""
    now, over = (connection.ops.adapt_datetimefield_value(each) for each in (at, at - within))
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [what, _digest(ip), now, over, over])
        (number,) = cursor.fetchone()
    if number == 1:
        Attempts.objects.filter(began_at__lt=at - KEPT).delete()
    return number


def _digest(ip: str) -> str:
    """Of an address, without telling it; of IPv6 the network, which is what one person has."""
    address = ipaddress.ip_address(ip)
    if address.version == 6 and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.version == 6:
        address = ipaddress.ip_network((address, IPV6_NETWORK), strict=False)
    return salted_hmac("accounts.attempts", str(address), algorithm="sha256").hexdigest()
