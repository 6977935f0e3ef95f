"""Django's own management commands, for migrations and the like."""

import argparse
import os

NAME = "manage"
HELP = "Meneruskan ke perintah Django, misalnya: satupintu manage migrate"
RAW = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rest", nargs="*", metavar="perintah", help="perintah Django beserta pilihannya")


def run(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")
    execute_from_command_line(["satupintu manage", *options.rest])
    return 0
