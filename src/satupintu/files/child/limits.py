"""What this process may use up; a file that needs more is refused, and the site does not notice."""

import os
import resource

CPU_SECONDS = 5
MEMORY = 600 * 1024 * 1024
LARGEST_RESULT = 40 * 1024 * 1024
OPEN_FILES = 32
LESS_URGENT = 10


def submit_to_limits() -> None:
    """Called first of all: nothing of the file has been read yet."""
    os.nice(LESS_URGENT)
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_RESULT),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),  # it starts no other program
    ):
        resource.setrlimit(limit, (most, most))
    # The kernel sends SIGXCPU at the first and SIGKILL at the second.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
