"""How fast an archive comes in: `python -m bench.importing [COUNT]`.

Makes 100 invented minutes (every fourth a Word file, every fourth a web page, the rest text), brings them in with
`import_minutes` into a fresh SQLite database, and prints the time and the memory after each quarter.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

GOAL = 60.0  # seconds for 100
FIRST = date(2015, 1, 5)
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905


def write(folder: Path, count: int) -> list[Path]:
    """Minutes of one forum, two weeks apart, all different."""
    from tests.reading import make_files

    text = (make_files.TEXTS / "forum.txt").read_text()
    files = []
    for number in range(count):
        day = FIRST + timedelta(weeks=2 * number)
        told = re.sub(r"14\. maj 2025", f"{day.day}. {MONTHS[day.month - 1]} {day.year}", text, count=1)
        told = told.replace("412 henvendelser", f"{412 + number} henvendelser")
        file = folder / f"referat-{number:03}"
        if number % 4 == 0:
            file = file.with_suffix(".docx")
            make_files.write_word(told, file)
        elif number % 4 == 1:
            file = file.with_suffix(".html")
            file.write_text(make_files.page(make_files.body_of(told)))
        else:
            file = file.with_suffix(".md")
            file.write_text(told)
        files.append(file)
    return files


def main(count: int) -> int:
    with tempfile.TemporaryDirectory(prefix="punktvis-bench-") as name:
        folder = Path(name)
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(PUNKTVIS_VAR=name, DEMO="true", DEBUG="false", DJANGO_SETTINGS_MODULE="config.settings")
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
        import django

        django.setup()
        from desk.importing.archive import take_in
        from tests.world import make_world

        world = make_world()
        files = write(folder, count)
        start, own, results = time.perf_counter(), time.process_time(), []
        for number, outcome in enumerate(take_in(files, body=world.body, by=world.asta, approved=True), 1):
            results.append(outcome.result)
            if number % max(count // 4, 1) == 0:
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(f"{number:4} files  {time.perf_counter() - start:6.1f} s  {memory:5.0f} MB at most")
        taken, own = time.perf_counter() - start, time.process_time() - own
    told = {result: results.count(result) for result in sorted(set(results))}
    print(f"{count} files in {taken:.1f} s, {taken / count * 1000:.0f} ms each; {own:.1f} s of them this process's own")
    print(f"goal {GOAL * count / 100:.0f} s: {told}")
    return 0 if taken < GOAL * count / 100 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
