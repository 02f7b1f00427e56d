#!/usr/bin/env python
"""The server's command line: `python manage.py help` lists every command."""

import os
import sys

# What changes tables is done by who owns them in the database; everything else as the servers do it.
OWNERS_COMMANDS = ("migrate", "import_county")


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in OWNERS_COMMANDS:
        os.environ["PINGAN_AS_OWNER"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
