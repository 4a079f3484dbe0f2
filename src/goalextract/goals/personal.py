"""Tell of personal numbers in a document, without repeating one."""

from collections.abc import Mapping

from goalextract.document import Finding, Page
from goalextract.personal import find_personal


def tell_personal(name: str, pages: Mapping[int, Page]) -> tuple[Finding, ...]:
    """Return a finding for a document's name, and for each page, that holds personal numbers."""
    findings = []
    if find_personal(name):
        message = (
            "the file's name holds a number like a CPR number; rename the file, since its name "
            "is the document's key and will be published with it"
        )
        findings.append(Finding("personal_data", message))
    for number, page in sorted(pages.items()):
        count = len(find_personal(page.text))
        if count:
            said = (
                "a number like a CPR number stands"
                if count == 1
                else (f"{count} numbers like CPR numbers stand")
            )
            message = f"{said} on the page; remove personal data before the report is published"
            findings.append(Finding("personal_data", message, page=number))
    return tuple(findings)
