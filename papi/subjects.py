"""All subjects, by the last part of their page's address."""

from typing import Any

from papi.check import parts as check
from papi.common.parts import Subject
from papi.compare import parts as compare
from papi.country import parts as country
from papi.data import parts as data
from papi.falls import parts as falls
from papi.overview import parts as overview
from papi.plan import parts as plan
from papi.priorities import parts as priorities
from papi.report import parts as report
from papi.trends import parts as trends

SUBJECTS: dict[str, Subject[Any]] = {
    "overview": overview.SUBJECT,
    "trends": trends.SUBJECT,
    "compare": compare.SUBJECT,
    "falls": falls.SUBJECT,
    "priorities": priorities.SUBJECT,
    "plan": plan.SUBJECT,
    "report": report.SUBJECT,
    "country": country.SUBJECT,
    "check": check.SUBJECT,
    "data": data.SUBJECT,
}
