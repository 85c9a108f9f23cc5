"""Files -> registry: read strictly (`files`), written in one transaction (`loading`), published as an edition.

The files are fixtures/registry; tables.py says what each may hold.
"""

from treaties.importing.files import RegistryFiles, RegistryFilesError, read_files
from treaties.importing.loading import Count, LoadReport, load

__all__ = ["Count", "LoadReport", "RegistryFiles", "RegistryFilesError", "load", "read_files"]
