"""One line of a list: its kind, its normal form, its note, and what is told of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.identifiers import KINDS, read
from treaties.law.vocabulary import IDENTIFIER_KINDS

OF_USERS = ("email", "phone", "account_id", "url", "ip", "imei", "other")
OF_BANKS = ("iban", "bank_account", "card", "other")
OF_CHAINS = ("bitcoin", "ethereum", "transaction", "other")


def told(line, accepts=OF_USERS):
    """Keys of its problems, those that are surely wrong with a "!"."""
    return [problem.key + "!" * problem.surely for problem in read(line, accepts).problems]


def test_every_kind_of_the_law_files_is_known():
    assert KINDS.keys() == IDENTIFIER_KINDS


class TestALine:
    @pytest.mark.parametrize(
        ("line", "kind", "normal", "note"),
        [
            (
                "Account 88213407, 2026-04-01 to 2026-09-05 UTC",
                "account_id",
                "88213407",
                "2026-04-01 to 2026-09-05 UTC",
            ),
            ("user@example.org (main account)", "email", "user@example.org", "main account"),
            ("Main account: user@example.org", "email", "user@example.org", "Main account"),
            ("A Sample <User@EXAMPLE.org>", "email", "User@example.org", "A Sample"),
            ("mailto:user@example.org", "email", "user@example.org", ""),
            ("user@bücher.example", "email", "user@xn--bcher-kva.example", ""),
            ("Profile https://Example.org/u/1?x=Y", "url", "https://example.org/u/1?x=Y", ""),
            ("example.org/u/1 - seen 14 April", "url", "example.org/u/1", "seen 14 April"),
            ("hxxps://bad[.]example/x", "url", "https://bad.example/x", ""),
            ("+1 (202) 555-0100 burner phone", "phone", "+12025550100", "burner phone"),
            ("0092 300 5550100", "phone", "+923005550100", ""),
            ("tel: +92 ۳۰۰ ۵۵۵۰۱۰۰", "phone", "+923005550100", ""),
            ("IMEI 49-015420-323751-8", "imei", "490154203237518", ""),
            ("00-00-5E-00-53-01", "mac", "00:00:5e:00:53:01", ""),
            ("Telegram ID: 5550100", "account_id", "5550100", "Telegram ID"),
            ("MTCN: 123-456-7890", "other", "MTCN 123-456-7890", ""),
        ],
    )
    def test_is_parted_into_kind_value_and_note(self, line, kind, normal, note):
        found = read(line, OF_USERS)

        assert (found.kind, found.normal, found.note, found.problems) == (kind, normal, note, ())

    @pytest.mark.parametrize(
        ("line", "accepts", "kind", "normal"),
        [
            ("gb82 west 1234 5698 7654 32", OF_BANKS, "iban", "GB82 WEST 1234 5698 7654 32"),
            ("DE89370400440532013000 MAIN ACCOUNT", OF_BANKS, "iban", "DE89 3704 0044 0532 0130 00"),
            ("4111111111111111", OF_BANKS, "card", "4111 1111 1111 1111"),
            ("Account 0123-456789", OF_BANKS, "bank_account", "0123-456789"),
            (
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                OF_CHAINS,
                "ethereum",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            ),
            ("0x" + "AB" * 32, OF_CHAINS, "transaction", "0x" + "ab" * 32),
            ("AB" * 32, OF_CHAINS, "transaction", "ab" * 32),
            ("SHA-256: " + "AB" * 32, (), "sha256", "ab" * 32),
            ("EXAMPLE.org.", ("domain",), "domain", "example.org"),
        ],
    )
    def test_is_read_by_what_its_list_takes(self, line, accepts, kind, normal):
        found = read(line, accepts)

        assert (found.kind, found.normal, found.problems) == (kind, normal, ())

    def test_keeps_what_was_typed(self):
        assert read("  User\u200b@EXAMPLE.org ").typed == "  User\u200b@EXAMPLE.org "

    @pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200d", "\u202e", "\u200e", "\ufe0f"])
    def test_hides_nothing_in_an_address(self, hidden):
        assert read(f"us{hidden}er@exam{hidden}ple.org").normal == "user@example.org"

    def test_keeps_the_joiners_of_a_name_in_a_note(self):
        assert read("user@example.org (می\u200cخواهم)").note == "می\u200cخواهم"

    @pytest.mark.parametrize("line", ["ｕｓｅｒ＠example．org", "\u00a0user@example.org\u00a0"])
    def test_is_read_in_plain_letters(self, line):
        assert read(line).normal == "user@example.org"

    @given(st.text(max_size=200))
    def test_of_any_letters_is_read(self, line):
        found = read(line)

        assert found.typed == line
        assert all(problem.what and problem.remedy for problem in found.problems)


class TestAnIpAddress:
    def test_is_printed_with_port_and_time(self):
        found = read("8.8.8.8:51234, 2026-05-01T10:00:05Z (login)")

        assert (found.normal, found.note) == ("8.8.8.8, port 51234, 2026-05-01 10:00:05 UTC", "login")
        assert not found.problems

    @pytest.mark.parametrize(
        ("line", "problems"),
        [
            ("8.8.8.8", ["ip_alone"]),
            ("8.8.8.8:51234", ["ip_time"]),
            ("8.8.8.8, 2026-05-01 10:00 UTC+05:00", ["ip_port"]),
            ("8.8.8.8:51234, 2026-05-01 10:00", ["ip_time"]),
            ("8.8.8.8:51234, 2026-02-30 10:00 UTC", ["ip_time"]),
            ("8.8.8.8:65536, 2026-05-01 10:00 UTC", ["ip_port_form!"]),
            ("2001:4860::1, 2026-05-01 10:00 UTC", []),
            ("[2001:4860::1]:443", ["ip_time"]),
            ("10.0.0.1:51234, 2026-05-01 10:00 UTC", ["ip_reserved"]),
            ("100.64.0.1:51234, 2026-05-01 10:00 UTC", ["ip_reserved"]),
            ("300.1.1.1", ["ip_form!"]),
        ],
    )
    def test_without_port_or_time_is_told(self, line, problems):
        assert told(line) == problems

    def test_alone_names_nobody(self):
        (problem,) = read("8.8.8.8", OF_USERS).problems

        assert problem.what == "has no port and no time: behind carrier-grade NAT it names nobody"

    def test_of_a_server_needs_neither(self):
        assert told("8.8.8.8", ("url", "domain", "ip", "other")) == []


class TestWhatIsTold:
    @pytest.mark.parametrize(
        ("line", "problems"),
        [
            ("user@example", ["email_form!"]),
            ("e-mail: user example.org", ["email_form!"]),
            ("0300 5550100", ["phone_country"]),
            ("phone: 0300 5550100", ["phone_country"]),
            ("+92 300", ["phone_length!"]),
            ("+999 5550100", ["phone_length!"]),
            ("IMEI: 4901542032375", ["imei_length!"]),
            ("490154203237518", ["imei_or_account"]),
            ("ab" * 32, ["hash_of_what"]),
            ("@sample", ["handle"]),
            ("username: sample77", ["handle"]),
            ("Sample Person", ["like_a_name"]),
            ("Display name: Rose 77", ["name!"]),
            ("a@example.org; b@example.org", ["second"]),
        ],
    )
    def test_of_a_user(self, line, problems):
        assert told(line) == problems

    @pytest.mark.parametrize("host", ["ex\u0430mple.org", "\u0440\u0430y.example"])
    def test_of_letters_that_look_alike(self, host):
        assert told(host, ("domain",)) == ["mixed_scripts"]

    def test_of_a_kind_that_is_not_asked_for(self):
        (problem,) = read("user@example.org", ("domain",)).problems

        assert problem.what == "is not what is asked for here (E-mail address)"
        assert problem.remedy == "Here belongs: Domain name."


def test_every_worked_example_of_the_law_files_is_right(law):
    lists = [
        each for kind in law.assistance_types.values() for each in kind.particulars if each.type == "identifier_list"
    ]
    examples = [read(line, each.accepts) for each in lists for line in each.example.split("\n")]

    assert not [each for each in examples if not each.kind or any(problem.surely for problem in each.problems)]
