"""Taking a row out of the registry: only why, and where that was read."""

from treaties.difference import RowChange
from treaties.editing.forms.source import SourceFields
from treaties.snapshot import Kind, read


class RemovalForm(SourceFields):
    def __init__(self, *args, kind: Kind, pk, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.before = next(record for _, record in read(kind, self.links, pk=pk))

    def rows(self) -> list[RowChange]:
        return [RowChange.of(self.kind, self.before, None), *self.source_rows()]
