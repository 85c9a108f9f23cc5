"""narrower.yaml: what it becomes, and how each mistake in it is named."""

import pytest
import yaml

from tests.treaties.law_problems import problems_of
from treaties import law as law_files


def changed(files, **values):
    """narrower.yaml with these values in its first rule; None takes a key away."""
    path = files / "law" / "narrower.yaml"
    data = yaml.safe_load(path.read_text())
    rule = data["rules"][0]
    rule.update(values)
    data["rules"][0] = {key: value for key, value in rule.items() if value is not None}
    path.write_text(yaml.safe_dump(data, allow_unicode=True))
    return path


class TestTheRules:
    def test_are_read_in_their_order(self, law):
        assert [rule.key for rule in law.narrower][:3] == ["open_ended", "everything", "content_to_identify"]

    def test_look_at_particulars_that_the_catalogue_has(self, law):
        asked = {each.key for kind in law.assistance_types.values() for each in kind.particulars}

        assert {key for rule in law.narrower for key in rule.keys} <= asked

    @pytest.mark.parametrize(
        ("values", "problem"),
        [
            ({"says": "(ongoing"}, "rules[open_ended].says: is no regular expression: "),
            ({"says": None}, "rules[open_ended]: must have exactly one of says, longer_than_days, more_than"),
            ({"more_than": 3}, "rules[open_ended]: must have exactly one of says, longer_than_days, more_than"),
            ({"propose": "subscribers"}, "rules[open_ended].propose: 'subscribers' is none of: "),
            ({"types": ["period"]}, "rules[open_ended].types: 'period' is none of: "),
            ({"types": None}, "rules[open_ended]: must name the particulars it looks at, by types or keys"),
            ({"measures": ["content"]}, "rules[open_ended].measures: 'content' is no assistance type"),
            ({"title": "Measure {nr}"}, "rules[open_ended].title: may hold count, number, particular, words in braces"),
            ({"title": "Measure {"}, "rules[open_ended].title: is not understood"),
            ({"guidance": None}, "rules[open_ended].guidance: is missing"),
            ({"article": "1"}, "rules[open_ended].article: is not a known key"),
        ],
    )
    def test_that_are_wrong_are_named_with_file_and_key(self, files, values, problem):
        changed(files, **values)

        assert any(each.startswith(f"narrower.yaml: {problem}") for each in problems_of(files))

    def test_that_are_missing_stop_a_load_but_not_an_older_edition(self, files):
        (files / "law" / "narrower.yaml").unlink()

        assert problems_of(files) == ["narrower.yaml: the file is missing"]
        assert law_files.parse(law_files.files_in(files / "law"), kept=True).narrower == ()
