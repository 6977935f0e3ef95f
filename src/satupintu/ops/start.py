import os

import django


def start() -> None:
    """Load the settings and the rooms; a command does this first, before it imports a model."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")
    django.setup()
