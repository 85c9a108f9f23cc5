"""`python -m bench.channels`: every pair on a day, against networkx asked the same, and one explained answer."""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import networkx  # noqa: E402
from django.conf import settings  # noqa: E402

from tests.treaties import reference  # noqa: E402
from treaties.channels import all_pairs, resolve  # noqa: E402
from treaties.channels.standing import Standing, place  # noqa: E402
from treaties.importing import read_files  # noqa: E402

ON = date(2026, 11, 24)
ALL_PAIRS_LIMIT, ONE_LIMIT, PEER_LIMIT = 0.25, 0.001, 1.0  # seconds, seconds, ratio


def graph(registry) -> networkx.MultiGraph:
    """The peer: States as nodes, and an edge for each instrument that binds two of them on the day."""
    edges = networkx.MultiGraph()
    for code, rows in registry.participations.items():
        bound = [state for state, row in rows.items() if place(row, ON).standing == Standing.BOUND]
        edges.add_edges_from((one, other, code) for i, one in enumerate(bound) for other in bound[i + 1 :])
    return edges


def ask_graph(edges: networkx.MultiGraph, states: list[str]) -> dict[str, tuple]:
    return {
        f"{one}-{other}": tuple(edges[one][other]) if edges.has_edge(one, other) else ()
        for one in states
        for other in states
        if one != other
    }


def seconds(work: Callable[[], object], rounds: int = 7) -> float:
    took = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def explained(registry, pairs: list, measures: list[str] = ()) -> float:
    """Seconds for one."""
    return seconds(lambda: [resolve(registry, a, b, ON, measures) for a, b in pairs], rounds=3) / len(pairs)


def is_dense(registry, *pair: str) -> bool:
    return set(pair) <= {row.state for row in registry.declarations if row.instrument == "CETS-030"}


def main() -> int:
    registry = read_files(settings.REGISTRY_DIR).registry()
    states = sorted(code for code, state in registry.states.items() if state.kind != "union")
    keys = [f"{one}-{other}" for one in states for other in states if one != other]
    ours, peer = seconds(lambda: all_pairs(registry, ON)), seconds(lambda: ask_graph(graph(registry), states), rounds=3)
    floor = seconds(lambda: dict.fromkeys(f"{a}-{b}" for a in states for b in states if a != b))
    sample = [key.split("-") for key in random.Random(1).sample(keys, 2000)]
    one = explained(registry, sample)
    dense = explained(registry, [pair for pair in sample if is_dense(registry, *pair)], ["search_seizure_premises"])
    fast, plain = all_pairs(registry, ON), reference.every_pair(registry, ON)
    same = all(list(fast["-".join(pair)]) == codes for pair, codes in plain.items())
    print(f"all {len(keys)} pairs: {ours:.3f} s (limit {ALL_PAIRS_LIMIT} s); floor (writing the keys) {floor:.3f} s")
    print(f"  networkx, building included: {peer:.3f} s, ratio {ours / peer:.2f} (limit {PEER_LIMIT})")
    print(f"one explained answer: {one * 1000:.2f} ms (limit {ONE_LIMIT * 1000:.0f} ms)")
    print(f"  for a measure, between two States with declarations to CETS-030: {dense * 1000:.2f} ms")
    print(f"equal to the plain reference on all pairs: {same}")
    quick = ours <= ALL_PAIRS_LIMIT and ours <= PEER_LIMIT * peer and max(one, dense) <= ONE_LIMIT
    return 0 if same and quick else 1


if __name__ == "__main__":
    sys.exit(main())
