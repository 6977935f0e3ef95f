from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.models import Process

urlpatterns: list[object] = []


def page(request: object, **_: object) -> None:
    """No page is asked for: the flow is driven from a program."""


def _step(following: str) -> flow.View:
    return flow.View(page).Next(getattr(this, following))


class ElevenSteps(flow.Flow):
    process_class = Process
    lock_impl = lock.select_for_update_lock

    start = flow.StartHandle().Next(this.step_1)
    step_1 = _step("step_2")
    step_2 = _step("step_3")
    step_3 = _step("step_4")
    step_4 = _step("step_5")
    step_5 = _step("step_6")
    step_6 = _step("step_7")
    step_7 = _step("step_8")
    step_8 = _step("step_9")
    step_9 = _step("step_10")
    step_10 = _step("step_11")
    step_11 = _step("end")
    end = flow.End()
