"""SpiffWorkflow: eleven user tasks in BPMN, the whole state as JSON in a row of PostgreSQL, read and written at each step."""

import os
import sys
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import psycopg  # noqa: E402
from harness import STEPS, serve  # noqa: E402
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser  # noqa: E402
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer  # noqa: E402
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow  # noqa: E402
from SpiffWorkflow.util.task import TaskState  # noqa: E402

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
TABLES = """
    CREATE TABLE workflow (
        id bigserial PRIMARY KEY, state json NOT NULL, ended boolean NOT NULL DEFAULT false,
        changed_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE workflow_step (
        id bigserial PRIMARY KEY, workflow_id bigint NOT NULL REFERENCES workflow, step text NOT NULL,
        done_by bigint NOT NULL, done_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX ON workflow_step (workflow_id);
"""


def process() -> bytes:
    """Start, eleven user tasks one after another, end."""
    definitions = ElementTree.Element(
        f"{{{BPMN}}}definitions", {"targetNamespace": "http://bpmn.io/schema/bpmn"}
    )
    inside = ElementTree.SubElement(
        definitions, f"{{{BPMN}}}process", {"id": "eleven", "name": "eleven", "isExecutable": "true"}
    )
    nodes = ["start", *(f"step_{number}" for number in range(1, STEPS + 1)), "end"]
    for place, node in enumerate(nodes):
        kind = {"start": "startEvent", "end": "endEvent"}.get(node, "userTask")
        element = ElementTree.SubElement(inside, f"{{{BPMN}}}{kind}", {"id": node, "name": node})
        if place > 0:
            ElementTree.SubElement(element, f"{{{BPMN}}}incoming").text = f"flow_{place}"
        if node != "end":
            ElementTree.SubElement(element, f"{{{BPMN}}}outgoing").text = f"flow_{place + 1}"
    for place in range(1, len(nodes)):
        ends = {"sourceRef": nodes[place - 1], "targetRef": nodes[place]}
        ElementTree.SubElement(inside, f"{{{BPMN}}}sequenceFlow", {"id": f"flow_{place}", **ends})
    return ElementTree.tostring(definitions)


class Spiff:
    def __init__(self) -> None:
        parser = BpmnParser()
        parser.add_bpmn_str(process())
        self.spec = parser.get_spec("eleven")
        self.serializer = BpmnWorkflowSerializer(registry=BpmnWorkflowSerializer.configure())
        self.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        self.connection.execute(TABLES)
        self.ids: list[int] = []

    def open(self, cases: int) -> None:
        self.ids = []
        for _ in range(cases):
            workflow = BpmnWorkflow(self.spec)
            workflow.do_engine_steps()
            row = self.connection.execute(
                "INSERT INTO workflow (state) VALUES (%s) RETURNING id",
                [self.serializer.serialize_json(workflow)],
            ).fetchone()
            assert row is not None
            self.ids.append(row[0])

    def step(self, number: int) -> None:
        for workflow_id in self.ids:
            self._do(workflow_id)

    def _do(self, workflow_id: int) -> None:
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.execute("SELECT state::text FROM workflow WHERE id = %s FOR UPDATE", [workflow_id])
            ((state,),) = cursor.fetchall()
            workflow = self.serializer.deserialize_json(state)
            task = workflow.get_next_task(state=TaskState.READY, manual=True)
            task.run()
            workflow.do_engine_steps()
            cursor.execute(
                "UPDATE workflow SET state = %s, ended = %s, changed_at = now() WHERE id = %s",
                [self.serializer.serialize_json(workflow), workflow.completed, workflow_id],
            )
            cursor.execute(
                "INSERT INTO workflow_step (workflow_id, step, done_by) VALUES (%s, %s, %s)",
                [workflow_id, task.task_spec.name, 1],
            )

    def check(self) -> None:
        done = self.connection.execute(
            "SELECT count(*) FROM workflow WHERE id = ANY(%s) AND ended", [self.ids]
        ).fetchone()
        assert done == (len(self.ids),), f"{done} of {len(self.ids)} cases came to their end"

    def backend(self) -> int | None:
        return self.connection.info.backend_pid

    def count(self, *, on: bool) -> int | None:
        self.connection.execute("SET log_statement = 'all'" if on else "SET log_statement = 'none'")
        return None


if __name__ == "__main__":
    serve(Spiff, packages=("SpiffWorkflow", "psycopg"))
