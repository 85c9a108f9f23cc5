"""What is told of law files that were spoilt."""

import pytest

from treaties import law as law_files
from treaties.law import LawError


def problems_of(files) -> list[str]:
    with pytest.raises(LawError) as refused:
        law_files.load(files / "law")
    return refused.value.problems
