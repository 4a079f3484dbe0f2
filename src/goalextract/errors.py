"""The exception tree: each error carries its code, its exit code and a remedy.

One handler in ``cli.py`` turns any of these into a message with a cause and a remedy; the
ledger stores the same three fields.  Codes are stable: analysts filter on them.
"""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """Name the exit codes of the public contract."""

    OK = 0
    FAILED = 1
    USAGE = 2
    QUARANTINED = 3
    LOCKED = 4


class GoalExtractError(Exception):
    """Carry a code, a cause and a remedy up to the border of the program."""

    code: ClassVar[str] = "failed"
    exit_code: ClassVar[ExitCode] = ExitCode.FAILED
    remedy: ClassVar[str] = "Run again with --verbose and report what it prints."

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause

    def __reduce__(self) -> tuple[type["GoalExtractError"], tuple[object, ...]]:
        """Let the error cross a process border whole."""
        return type(self), (self.cause,)


class RunError(GoalExtractError):
    """Stop the whole run; nothing half-written is left."""


class DatabaseError(RunError):
    """Say that the database could not be opened, migrated or written."""

    code = "database"
    remedy = "Check the database URL, the folder's rights and the free disk space."


class SettingsError(RunError):
    """Say that a setting is unknown or has a value that cannot be used."""

    code = "settings"
    exit_code = ExitCode.USAGE
    remedy = "Correct the value; `goalextract COMMAND --help` names the settings."


class ProfileError(RunError):
    """Say that a profile cannot be used."""

    code = "profile"
    exit_code = ExitCode.USAGE
    remedy = "Correct the file; `goalextract profiles check FILE` says what is wrong and where."


class InputNotFoundError(RunError):
    """Say that a path given by the user does not exist or holds no file to read."""

    code = "input_not_found"
    exit_code = ExitCode.USAGE
    remedy = "Name a file or a folder that exists and can be read."


class LockedError(RunError):
    """Say that another run is writing to the same database."""

    code = "locked"
    exit_code = ExitCode.LOCKED
    remedy = "Wait until the other run has ended, then start again."


class StoppedError(RunError):
    """Say that the system or a person stopped a job that nobody watches."""

    code = "interrupted"
    remedy = "Start it again: what was loaded stays, the rest is read then."


class DocumentError(GoalExtractError):
    """Refuse one document; the others go on."""

    code = "unreadable"
    exit_code = ExitCode.QUARANTINED
    remedy = "Open the file in a viewer; if it is damaged, fetch it again from its source."


class EmptyDocumentError(DocumentError):
    """Refuse a file without any text."""

    code = "empty_file"
    remedy = "Fetch the file again; if it is a scan, it needs text recognition first."


class TooLargeError(DocumentError):
    """Refuse a file larger than the limit."""

    code = "too_large"
    remedy = "Split the file, or raise GOALEXTRACT_MAX_TEXT_BYTES if it really is one report."


class LineTooLongError(DocumentError):
    """Refuse a text with a line longer than any page of a report."""

    code = "line_too_long"
    remedy = "The file is hardly a report's text; export it again with its line or page breaks."


class NotTextError(DocumentError):
    """Refuse binary content under a text file's name."""

    code = "not_text"
    remedy = "Give the file its right name and format, or convert it to text first."


class EncryptedError(DocumentError):
    """Refuse a document that only opens with a password."""

    code = "encrypted"
    remedy = "Save the document without its password, then try again."


class TooManyPagesError(DocumentError):
    """Refuse a document of more pages than the limit."""

    code = "too_many_pages"
    remedy = "Split the file into one report each."


class NeedsOcrError(DocumentError):
    """Refuse a document whose pages are pictures without text."""

    code = "needs_ocr"
    remedy = (
        "The file is a scan: run text recognition on it first, for Danish with `ocrmypdf -l dan`."
    )


class UnsupportedFormatError(DocumentError):
    """Refuse a known format that this version does not read."""

    code = "unsupported_format"
    remedy = "Convert the file to text first, for a PDF with `pdftotext -layout FILE`."


class NoGoalsError(DocumentError):
    """Refuse a document in which no goal was found."""

    code = "no_goals"
    remedy = (
        "If the document does hold goals, compare its labels with those named here; "
        "label words can be added to a profile."
    )


class NoValuesError(DocumentError):
    """Refuse a document whose labels stand without any values."""

    code = "labels_without_values"
    remedy = "The values were lost when the text was made; extract the text again from the PDF."


class InvalidDocumentError(DocumentError):
    """Refuse a document whose own fields (title, year, name) break a rule."""

    code = "invalid_document"
    remedy = "Compare the report's title page with what `goalextract extract FILE --explain` shows."


class TooManyRejectedError(DocumentError):
    """Refuse a document that would lose more goals than it keeps."""

    code = "too_many_rejected"
    remedy = "See `goalextract quarantine` for the failed rules, goal by goal."


class WorkerError(DocumentError):
    """Refuse a document whose extraction ended without an answer."""

    code = "worker_died"
    remedy = "Extract the file alone; if it ends the same way, report it with the file."


class CrashedError(WorkerError):
    """Refuse a document that made its reader crash."""

    code = "crashed"
    remedy = "Open the file in a viewer; if it shows a report, report the file."


class AbortedError(WorkerError):
    """Refuse a document on which its reader gave up at once."""

    code = "aborted"
    remedy = "Open the file in a viewer; if it shows a report, report the file."


class MemoryLimitError(WorkerError):
    """Refuse a document whose extraction took more memory than the limit."""

    code = "memory_limit"
    remedy = "Split the file, or raise GOALEXTRACT_DOCUMENT_MEGABYTES if it really is one report."


class OutputLimitError(WorkerError):
    """Refuse a document whose extraction answered with a flood."""

    code = "output_limit"
    remedy = "Split the file; if it really is one report, report it."


class TimeLimitError(DocumentError):
    """Refuse a document whose extraction took longer than the limit."""

    code = "time_limit"
    remedy = "Raise GOALEXTRACT_DOCUMENT_SECONDS if the report is very long; else report the file."


class InternalError(DocumentError):
    """Refuse a document on which the program itself failed; its text is not repeated."""

    code = "internal_error"
    remedy = "This is a fault of goalextract, not of the file: report the cause with the version."


class SameReadingError(DocumentError):
    """Say that a document would be read as it was before; nothing is wrong with it."""

    code = "same_reading"
    remedy = "Nothing need be done: what is known of the document holds."


class LoadError(DocumentError):
    """Refuse a document whose rows the database did not accept."""

    code = "not_loadable"
    remedy = "This is a fault of goalextract, not of the file: report the cause with the version."


class MissingFileError(DocumentError):
    """Refuse a file that is gone, or a link that leads nowhere."""

    code = "file_missing"
    remedy = "Put the file back, or remove the link to it."


class NoPermissionError(DocumentError):
    """Refuse a file that this user may not read."""

    code = "no_permission"
    remedy = "Give the user that runs goalextract the right to read the file."


class NotAFileError(DocumentError):
    """Refuse what has a file's name but is a folder, a link to one, a pipe or a device."""

    code = "not_a_file"
    remedy = "Put a regular file in its place; a linked folder is ingested by naming it."


class NameClashError(DocumentError):
    """Refuse one of several different files that would be known by the same name."""

    code = "name_clash"
    remedy = "Rename one of the files, or ingest the folder that holds them both."


class ChangedWhileReadError(DocumentError):
    """Refuse a file that was written to while the run read it."""

    code = "changed_while_read"
    remedy = "Run again when the file is complete."


class ExportError(RunError):
    """Say that the views could not be written as files."""

    code = "export"
    remedy = "Check the folder's rights and the free disk space, or name another with --to."
