"""`python -m papi plan --follow`, `--followed`: the workbook in which a plan's year is followed,
and the report on its progress made from it."""

from dataclasses import dataclass, replace
from pathlib import Path

from papi.commands import DONE, ProvinceYear, cannot, say, write, wrong_suffix
from papi.common.refusal import InputRefused
from papi.plan import following, progress, progress_words
from papi.plan.progress import Monitoring
from papi.plan_command import PlanAsked, PlanMade, make_plan, write_plan


@dataclass(frozen=True)
class FollowAsked:
    """out: of the report or, without workbooks that were filled in, of the plan; follow: where to
    write the workbook; followed: those that were filled in, whose reports the new one keeps and of
    which the report is made; quarter: of the report, by default the last of which something was
    reported."""

    out: Path | None = None
    follow: Path | None = None
    followed: tuple[Path, ...] = ()
    quarter: int | None = None


def follow_plan(one: ProvinceYear, asked: PlanAsked, how: FollowAsked) -> int:
    """Writes the workbook; tells how far the filled-in one is and writes the report on it."""
    if how.follow and how.follow.suffix.lower() != ".xlsx":
        return wrong_suffix(one.language, how.follow, ".xlsx")
    try:
        plan = make_plan(one, asked)
        reported = None
        if how.followed:
            files = [(path.name, path.read_bytes()) for path in how.followed]
            reported = following.read(one.file, plan.plan, files)
            if asked.issuer is None and asked.rows is None:
                plan = make_plan(one, replace(asked, issuer=reported.issuer))
    except (InputRefused, OSError) as error:
        return cannot(one.language, error)
    if how.follow is not None:
        book = following.workbook(one.language, plan.plan, plan.rows, plan.issuer, reported)
        if (done := write(one.language, how.follow, book)) != DONE:
            return done
    if reported is not None:
        return _report(one, plan, reported, how)
    return write_plan(one, asked, how.out) if how.out else DONE


def _report(one: ProvinceYear, plan: PlanMade, reported: Monitoring, how: FollowAsked) -> int:
    """How far the plan is, on the terminal, and with `out` the report as .docx."""
    if how.out and how.out.suffix.lower() != ".docx":
        return wrong_suffix(one.language, how.out, ".docx")
    quarter = how.quarter or reported.last_reported
    tasks = progress.assessed(reported, quarter)
    print(progress_words.headline(one.language, quarter, progress.whole(tasks)))
    for task in progress.behind(tasks):
        print(f"- {progress_words.late_line(one.language, task)}")
    ids = {row.id for row in plan.rows}
    for line in progress_words.remarks(one.language, tasks, reported, ids):
        say(line)
    if how.out is None:
        return DONE
    report = following.report(one.language, plan.plan, reported, quarter)
    return write(one.language, how.out, report)
