"""Where files are kept: whole or not at all, and given out by views only, which ask who may see them."""

from django.core.files.storage import FileSystemStorage


class NotStored(Exception):
    """There is no room for a file, or no way to where files are kept. Nothing of it was kept."""


class Disk(FileSystemStorage):
    """Files under MEDIA_ROOT."""

    def _save(self, name, content):
        was_there = self.exists(name)
        try:
            return super()._save(name, content)
        except OSError as error:
            if not was_there:
                self.delete(name)  # what fitted
            raise NotStored(str(error)) from error

    def url(self, name):
        """None: no address leads past the views."""
        return ""
