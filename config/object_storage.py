"""Files in a bucket (S3 and what speaks like it), for installations with several web servers.

A module of its own: boto3 is loaded only where COMITY_S3_BUCKET is set.
"""

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from config.storage import NotStored


class Bucket(S3Storage):
    """As Disk: whole or not at all, no address, and no file in the place of another."""

    def _save(self, name, content):
        try:
            return super()._save(name, content)
        except (Boto3Error, BotoCoreError, ClientError) as error:
            raise NotStored(str(error)) from error

    def url(self, name, *args, **kwargs):
        return ""
