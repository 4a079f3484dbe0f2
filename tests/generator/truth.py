"""State the truth about a rendered report in the shape of the contract's JSON."""

import re
from typing import Any

from tests.generator.noise import delete_digits
from tests.generator.pieces import Rendered, accept
from tests.generator.report import DrawnGoal, DrawnReport


def _fold(text: str) -> str:
    return " ".join(text.split())


def _service(goal: DrawnGoal, rendered: Rendered) -> dict[str, str | None] | None:
    if goal.service_name is None:
        return None
    if rendered.digits_deleted:
        return {"code": None, "name": _fold(delete_digits(goal.service_name))}
    return {"code": goal.service_code, "name": goal.service_name}


def _goal(goal: DrawnGoal, report: DrawnReport, rendered: Rendered) -> dict[str, Any]:
    sections = {
        kind: {"text": _fold(text)}
        for (ordinal, kind), text in rendered.texts.items()
        if ordinal == goal.ordinal
    }
    service = _service(goal, rendered)
    if service is not None and "service_area" not in sections:
        text = f"{service['code']} {service['name']}" if service["code"] else service["name"]
        sections["service_area"] = {"text": str(text)}
    accepts = list(rendered.accepts.get(goal.ordinal, ()))
    for kind, other in report.template.ambiguous.items():
        if kind in sections:
            text = sections[kind]["text"]
            accepts.append(accept(text, kind, other, "the label may mean either"))
    if rendered.bare_bands and not goal.service_code and service is not None:
        accepts.append(
            accept(str(service["name"]), "service_area", "focus_area", "a band without a code")
        )
    focus = sections.get("focus_area", {}).get("text")
    period = report.template.period if focus and not rendered.digits_deleted else None
    return {
        "ordinal": goal.ordinal,
        "number": goal.number if rendered.numbered and not rendered.digits_deleted else None,
        "pages": sorted(rendered.pages.get(goal.ordinal, ())) if rendered.page_count else None,
        "service_area": service,
        "focus_area": focus,
        "focus_period": period,
        "sections": sections,
        "accept": accepts,
    }


def _mentions(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}", " ".join(text.split()), re.IGNORECASE))


def state(report: DrawnReport, rendered: Rendered) -> dict[str, Any]:
    """Return the truth: document metadata and goals; None where the text leaves it open.

    ``document.accept`` names the fields for which null is as good an answer: a municipality that
    only a goal's prose mentions need not be the one that reports.
    """
    setting = report.setting
    body = rendered.text
    for title in rendered.related:
        body = body.replace(title, "", 1)
    mentions = _mentions(setting.full_name, body)
    in_prose = sum(_mentions(setting.full_name, text) for text in rendered.texts.values())
    known = mentions > 0 and setting.code
    return {
        "document": {
            "title": _fold(rendered.title or setting.title),
            "municipality": {"code": setting.code, "name": setting.full_name} if known else None,
            "committee": setting.committee,
            "report_year": setting.year,
            "page_count": rendered.page_count,
            "related_documents": list(rendered.related),
            "accept": ["municipality"] if known and mentions <= in_prose else [],
        },
        "goals": [_goal(goal, report, rendered) for goal in report.goals],
    }
