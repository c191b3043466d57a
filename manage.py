#!/usr/bin/env python3
"""Django's commands. `./punktvis manage …` calls this with the right Python."""

import os
import sys

# These read and write files of the project or of the caller, and serve nobody: they need no server's settings.
SERVES_NOBODY = {"read_minutes", "makemessages", "compilemessages"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if SERVES_NOBODY & set(sys.argv[1:2]) and "SECRET_KEY" not in os.environ:
        os.environ.setdefault("DEBUG", "true")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
