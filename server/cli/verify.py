"""`verify`: the earlier name of `audit verify`."""

from server.cli.audit import run, verify_arguments
from server.cli.terminal import Subcommand, Text

SUBCOMMAND = Subcommand(
    "verify", Text("sama dengan `audit verify`", "the same as `audit verify`"), verify_arguments, run
)
