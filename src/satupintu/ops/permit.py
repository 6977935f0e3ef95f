"""`satupintu permit`: the register of what was issued. Each verb is a module of its own."""

import argparse

from satupintu.ops import permit_check, permit_sample

NAME = "permit"
HELP = "Memeriksa register izin, mengakhiri izin yang lewat masa berlakunya, dan mencetak contoh surat."


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="perintah")
    permit_check.arguments(verbs)
    permit_sample.arguments(verbs)


def run(options: argparse.Namespace) -> int:
    done: int = options.act(options)
    return done
