"""caluma by its Python API: a workflow of eleven simple tasks, without forms or documents, which is the least it can do."""

import os
import sys
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
os.environ.update(
    DJANGO_SETTINGS_MODULE="settings",
    SECRET_KEY="bench",
    ALLOWED_HOSTS="localhost",
    DATABASE_PASSWORD="",
    DEBUG="false",
    # Asked for by its settings; the Python API goes past both.
    VISIBILITY_CLASSES="caluma.caluma_core.visibilities.Any",
    PERMISSION_CLASSES="caluma.caluma_core.permissions.AllowAny",
)

import django  # noqa: E402

django.setup()

from caluma.caluma_user.models import BaseUser  # noqa: E402
from caluma.caluma_workflow.api import complete_work_item, start_case  # noqa: E402
from caluma.caluma_workflow.models import Case, Flow, Task, TaskFlow, Workflow, WorkItem  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django_peer import OnPostgres  # noqa: E402
from harness import STEPS, serve  # noqa: E402


class Caluma(OnPostgres):
    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        self.user = BaseUser(username="petugas", group="dinas")
        self.workflow = _workflow()
        self.ids: list[str] = []

    def open(self, cases: int) -> None:
        self.ids = []
        for _ in range(cases):
            with transaction.atomic():
                self.ids.append(start_case(workflow=self.workflow, user=self.user).pk)

    def step(self, number: int) -> None:
        waiting = WorkItem.objects.filter(case_id__in=self.ids, status=WorkItem.STATUS_READY)
        for work_item_id in waiting.values_list("pk", flat=True):
            with transaction.atomic():
                complete_work_item(work_item=WorkItem.objects.get(pk=work_item_id), user=self.user)

    def check(self) -> None:
        done = Case.objects.filter(pk__in=self.ids, status=Case.STATUS_COMPLETED).count()
        assert done == len(self.ids), f"{done} of {len(self.ids)} cases came to their end"


def _workflow() -> Workflow:
    tasks = [
        Task.objects.create(slug=f"step-{number}", name=f"Step {number}", type=Task.TYPE_SIMPLE)
        for number in range(1, STEPS + 1)
    ]
    workflow = Workflow.objects.create(slug="eleven", name="Eleven", is_published=True, allow_all_forms=True)
    workflow.start_tasks.add(tasks[0])
    for task, following in pairwise(tasks):
        flow = Flow.objects.create(next=f"'{following.slug}'|task")
        TaskFlow.objects.create(workflow=workflow, task=task, flow=flow)
    return workflow


if __name__ == "__main__":
    serve(Caluma, packages=("caluma", "django", "psycopg"))
