"""Citations of several measures put together."""

import pytest

from tests.requests_app.complete import law
from treaties.law import articles, cite, together


class TestTogether:
    @pytest.mark.parametrize(
        ("citations", "cited"),
        [
            ([], ""),
            (["18(3)(f)"], "art. 18(3)(f)"),
            (["18(3)(f), (i)", "18(3)(c), (i)"], "art. 18(3)(c), (f), (i)"),
            (["18(3)(f), (i)", "18(3)(f), (i)"], "art. 18(3)(f), (i)"),
            (["18(3)(f), 18(8)", "18(3)(a)", "13(1)"], "arts 13(1), 18(3)(a), (f), 18(8)"),
            (["18(3)(e)-(f)", "18(3)(f)", "18(3)(i)"], "art. 18(3)(e)-(f), (i)"),
            (["9-10", "10", "8"], "arts 8, 9-10"),
            (["20(1)-(3)", "20(10)", "20(4)"], "art. 20(1)-(3), (4), (10)"),
            (["31 (with 18(3))", "29"], "arts 29, 31 (with 18(3))"),
            (["1, 9 ff.", "1, 11"], "arts 1, 9 ff., 11"),
            (["8(3)(b)(v)", "8(3)(b)(ii)"], "art. 8(3)(b)(ii), (v)"),
            (["6(2)(i)-(j)", "6(2)(f)-(h)"], "art. 6(2)(f)-(h), (i)-(j)"),
            (["CETS-224 8", "30", "29; CETS-224 7, 8"], "arts 29, 30; CETS No. 224, arts 7, 8"),
            (
                ["18 USC 2703(d)", "18 USC 2702(b)(8), (c)(4)", "18 USC 2703(d)"],
                "18 USC 2703(d), 18 USC 2702(b)(8), (c)(4)",
            ),
            (["domestic law", "domestic law"], "domestic law"),
        ],
    )
    def test_names_each_provision_once_and_in_order(self, citations, cited):
        assert cite(together(citations)) == cited

    def test_reads_alike_in_whatever_order_they_come(self):
        assert together(["46(3)(f), (i)", "46(3)(c), 54(2), 55(2)"]) == together(
            ["46(3)(c), 54(2), 55(2)", "46(3)(f), (i)"]
        )

    def test_keeps_every_single_citation_of_the_law_files_whole(self):
        """One citation alone loses no article, whatever its shape."""
        cited = {each.article for profile in law().instruments.values() for each in profile.measures.values()}

        for article in cited:
            assert articles(article) <= articles(together([article]))
            assert together([together([article])]) == together([article])
