"""Files are kept whole or not at all, on the disk and in a bucket, and given out by views only."""

import errno

import boto3
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from moto import mock_aws

from accounts.choices import Role
from config.object_storage import Bucket
from config.storage import Disk, NotStored
from requests_app.models import Attachment
from tests.factories import AssistanceRequestFactory, UserFactory
from tests.requests_app.attaching import attached

NAME, REGION = "comity-annexes", "eu-west-1"
OPTIONS = {
    "bucket_name": NAME,
    "location": "attachments",
    "region_name": REGION,
    "access_key": "test",
    "secret_key": "test",
    "default_acl": "private",
    "file_overwrite": False,
}


class Growing(ContentFile):
    """A file whose second half finds no room."""

    def chunks(self, chunk_size=None):
        yield b"x" * 1000
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def disk(tmp_path):
    return Disk(location=tmp_path)


@pytest.fixture
def aws():
    with mock_aws():
        client = boto3.client("s3", region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test")
        client.create_bucket(Bucket=NAME, CreateBucketConfiguration={"LocationConstraint": REGION})
        yield client


@pytest.fixture
def in_a_bucket(aws, settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "config.object_storage.Bucket", "OPTIONS": OPTIONS},
    }


class TestADisk:
    def test_that_is_full_keeps_no_half_of_a_file(self, disk, tmp_path):
        with pytest.raises(NotStored, match="No space left"):
            disk.save("1/abc", Growing(b""))

        assert not [each for each in tmp_path.rglob("*") if each.is_file()]

    def test_that_is_full_leaves_what_was_there(self, disk):
        disk.save("1/abc", ContentFile(b"The law."))

        with pytest.raises(NotStored):
            disk.save("1/abc", Growing(b""))

        assert disk.open("1/abc").read() == b"The law."

    def test_has_no_address_that_leads_past_the_views(self, disk):
        assert disk.url(disk.save("1/abc", ContentFile(b"The law."))) == ""


class TestABucket:
    def test_gives_back_what_it_was_given(self, aws):
        bucket = Bucket(**OPTIONS)

        name = bucket.save("1/abc", ContentFile(b"The law."))

        assert bucket.open(name).read() == b"The law."
        assert aws.get_object(Bucket=NAME, Key="attachments/1/abc")["Body"].read() == b"The law."

    def test_puts_no_file_in_the_place_of_another(self, aws):
        bucket = Bucket(**OPTIONS)

        names = {bucket.save("1/abc", ContentFile(text)) for text in (b"The law.", b"The lax.")}

        assert {bucket.open(name).read() for name in names} == {b"The law.", b"The lax."}

    def test_says_that_a_file_is_gone_as_a_disk_does(self, aws):
        with pytest.raises(FileNotFoundError):
            Bucket(**OPTIONS).open("1/abc").read()

    def test_that_does_not_take_it_keeps_nothing(self, aws):
        with pytest.raises(NotStored):
            Bucket(**OPTIONS | {"bucket_name": "no-such-bucket"}).save("1/abc", ContentFile(b"The law."))

    def test_has_no_address_that_leads_past_the_views(self, aws):
        assert Bucket(**OPTIONS).url("1/abc") == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("in_a_bucket")
class TestAnnexesInABucket:
    @pytest.fixture
    def annex(self, client):
        officer = UserFactory(roles=[Role.LEGAL_OFFICER])
        client.force_login(officer)
        draft = AssistanceRequestFactory(office=officer.office, drafted_by=officer)
        return attached(draft, officer)

    def download(self, client, annex):
        return client.get(reverse("requests_app:annex_download", args=[annex.pk]), follow=True)

    def test_are_given_out_by_the_view(self, client, annex, aws):
        assert b"".join(self.download(client, annex)) == b"The law."
        assert aws.list_objects_v2(Bucket=NAME)["KeyCount"] == 1

    def test_are_not_given_out_where_somebody_swapped_them(self, client, annex, aws):
        aws.put_object(Bucket=NAME, Key=f"attachments/{annex.file.name}", Body=b"The lax.")

        assert "is not the one that was attached" in self.download(client, annex).content.decode()

    def test_are_told_as_lost_where_the_bucket_has_them_no_more(self, annex, aws):
        aws.delete_object(Bucket=NAME, Key=f"attachments/{annex.file.name}")

        assert not Attachment.objects.get().is_unaltered()
