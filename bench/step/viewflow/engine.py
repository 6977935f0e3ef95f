"""viewflow: eleven View nodes, each assigned and executed in one transaction under its own lock of the process row."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django_peer import OnPostgres, database  # noqa: E402

settings.configure(
    DATABASES={"default": database(os.environ["DATABASE_URL"], "django.db.backends.postgresql")},
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "viewflow",
        "viewflow.workflow",
        "eleven",
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    ROOT_URLCONF="eleven",
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from eleven.flows import ElevenSteps  # noqa: E402
from harness import serve  # noqa: E402
from viewflow.workflow.models import Process, Task  # noqa: E402
from viewflow.workflow.status import PROCESS, STATUS  # noqa: E402


class Viewflow(OnPostgres):
    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        self.request = RequestFactory().post("/")
        self.request.user = User.objects.create(username="petugas")
        self.ids: list[int] = []

    def open(self, cases: int) -> None:
        self.ids = [ElevenSteps.start.run().pk for _ in range(cases)]

    def step(self, number: int) -> None:
        waiting = Task.objects.filter(process_id__in=self.ids, status=STATUS.NEW)
        for task_id, process_id in waiting.values_list("id", "process_id"):
            with ElevenSteps.lock(process_id):
                task = Task.objects.select_related("process").get(pk=task_id)
                activation = task.flow_task.activation_class(task)
                activation.assign(self.request.user)
                activation.start(self.request)
                activation.execute()

    def check(self) -> None:
        done = Process.objects.filter(pk__in=self.ids, status=PROCESS.DONE).count()
        assert done == len(self.ids), f"{done} of {len(self.ids)} cases came to their end"


if __name__ == "__main__":
    serve(Viewflow, packages=("django-viewflow", "django", "psycopg"))
