"""caluma's own settings as it ships them, on our database."""

import os

from caluma.settings.django import *  # noqa: F403
from django_peer import database

DATABASES = {"default": database(os.environ["DATABASE_URL"], "psqlextra.backend")}
