"""The way of a sheet on the screen and on the command line."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from jobs.models import LongJob
from requests_app.models import AssistanceRequest, EarlierSheet
from tests.requests_app.browser import words_of
from tests.requests_app.earlier.conftest import sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def upload(client, supervisor):
    def upload(*rows, user=supervisor):
        client.force_login(user)
        file = SimpleUploadedFile("old.csv", sheet(*rows))
        return client.post(reverse("requests_app:earlier"), {"file": file}, follow=True)

    return upload


class TestTheScreen:
    def test_shows_what_it_would_become_and_writes_nothing(self, upload, row):
        shown = words_of(upload(row(basis="An old treaty"), row(reference="OLD/2", basis="UNTOC")))

        assert "Take over 2 requests" in shown
        assert "Subscriber information" in shown
        assert "Unverified" in shown
        assert not AssistanceRequest.objects.exists()

    def test_names_each_bad_row_and_offers_nothing(self, upload, row):
        response = upload(row(), row(reference="OLD/2", requested_state="Untied States"))

        shown = words_of(response)
        assert "Row 3, Requested State: No State is known as “Untied States”. Did you mean United States" in shown
        assert "Take over" not in shown

    def test_tells_what_cannot_be_read(self, client, supervisor):
        client.force_login(supervisor)
        response = client.post(reverse("requests_app:earlier"), {"file": SimpleUploadedFile("old.csv", b"a,b\n1,2\n")})

        assert response.status_code == 422
        assert "These columns are missing" in words_of(response)

    def test_takes_it_over_by_a_worker(self, upload, row, client, django_capture_on_commit_callbacks):
        upload(row(note="They asked twice."))
        pk = EarlierSheet.objects.get().pk

        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("requests_app:earlier_take_over", args=[pk]))

        done = LongJob.objects.get()
        assert done.outcome.startswith("1 request was taken over")
        assert done.address == reverse("requests_app:list")
        own = AssistanceRequest.objects.get()
        shown = words_of(client.get(own.get_absolute_url()))
        assert "Taken over from before Comity" in shown
        assert "The letter is not in Comity" in shown
        assert "They asked twice." in shown
        assert "Preserve first" not in shown  # its text is not open: there would be nothing to read below it

    def test_offers_the_template(self, client, supervisor):
        client.force_login(supervisor)
        for ending in ("csv", "xlsx"):
            response = client.get(reverse("requests_app:earlier_template", args=[ending]))
            assert response["Content-Disposition"].endswith(f'.{ending}"')

    def test_is_shut_to_an_officer(self, client, officer):
        client.force_login(officer)

        assert client.get(reverse("requests_app:earlier")).status_code == 403

    def test_shows_nobody_the_sheet_of_another(self, upload, row, client, reviewer):
        upload(row())
        client.force_login(reviewer)

        response = client.get(reverse("requests_app:earlier_preview", args=[EarlierSheet.objects.get().pk]))

        assert response.status_code == 302

    @pytest.mark.parametrize("name", ["earlier_put_away", "earlier_take_over"])
    def test_does_nothing_with_the_sheet_of_another(self, upload, row, client, reviewer, name):
        upload(row())
        sheet = EarlierSheet.objects.get()
        client.force_login(reviewer)

        client.post(reverse(f"requests_app:{name}", args=[sheet.pk]))

        assert EarlierSheet.objects.get() == sheet
        assert not LongJob.objects.exists()


class TestTheCommand:
    def run(self, tmp_path, data, *options):
        file, out = tmp_path / "old.csv", io.StringIO()
        file.write_bytes(data)
        call_command("take_over_requests", str(file), *options, stdout=out)
        return out.getvalue()

    def test_says_what_would_be_done(self, tmp_path, supervisor, row):
        said = self.run(tmp_path, sheet(row()), "--by", supervisor.email, "--dry-run")

        assert "To take over: 1." in said
        assert not AssistanceRequest.objects.exists()

    def test_does_it(self, tmp_path, supervisor, row):
        assert "1 request was taken over" in self.run(tmp_path, sheet(row()), "--by", supervisor.email)

    def test_names_bad_rows(self, tmp_path, supervisor, row):
        with pytest.raises(CommandError, match="Row 2, Sent on"):
            self.run(tmp_path, sheet(row(sent_on="soon")), "--by", supervisor.email)
        assert not AssistanceRequest.objects.exists()

    def test_knows_who_does_it(self, tmp_path, row):
        with pytest.raises(CommandError, match="Nobody who may sign in"):
            self.run(tmp_path, sheet(row()), "--by", "nobody@office.example")
