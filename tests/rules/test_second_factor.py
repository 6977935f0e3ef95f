from typing import get_args

import pytest

from satupintu.rules.second_factor import ROLES, TASKS, due
from satupintu.rules.standard.model.region import Role
from satupintu.rules.standard.model.step import Task

COUNTER = {"front_office", "loket", "kasir", "back_office", "tim_teknis", "pengawas"}


@pytest.mark.parametrize("role", sorted(get_args(Role)))
def test_who_verifies_approves_signs_or_administers_must_and_the_counter_may(role):
    assert due(role) == (role not in COUNTER)


@pytest.mark.parametrize("task", sorted(get_args(Task)))
def test_a_task_may_demand_it_of_any_seat(task):
    demanded = {
        "verifikasi",
        "setujui",
        "paraf",
        "putuskan_penolakan",
        "beri_nomor",
        "tanda_tangan",
        "tanda_tangan_basah",
    }
    assert due("loket", [task, "cetak"]) == (task in demanded)


def test_nothing_is_listed_that_does_not_exist():
    assert set(get_args(Role)) >= ROLES
    assert set(get_args(Task)) >= TASKS
