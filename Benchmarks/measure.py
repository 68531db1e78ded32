"""Times commands of the program as whole processes and prints a table in Markdown."""

import os
import statistics
import subprocess
import sys
import time

runs, program, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3]

COMMANDS = {
    "drawline --version": ["--version"],
    "drawline totals --year 2024": ["totals", "--year", "2024"],
    "drawline forecast healthcare": ["forecast", "healthcare"],
    "drawline backtest all": ["backtest", "all"],
    "drawline report": ["report", "--output", folder + "/report"],
}


def run(arguments):
    """Wall and CPU milliseconds and megabytes of one run."""
    start = time.perf_counter()
    child = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(arguments)} failed")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


print("| command | wall, ms | CPU, ms | memory, MB |")
print("| --- | --- | --- | --- |")
for name, arguments in COMMANDS.items():
    run(arguments)
    figures = zip(*(run(arguments) for _ in range(runs)))
    wall, cpu, memory = (statistics.median(figure) for figure in figures)
    print(f"| `{name}` | {wall:.1f} | {cpu:.1f} | {memory:.1f} |")
