"""The forms in which the views can be exported."""

from enum import StrEnum


class ExportFormat(StrEnum):
    """Name a form of export."""

    CSV = "csv"
    PARQUET = "parquet"
    DATAPACKAGE = "datapackage"
