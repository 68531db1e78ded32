"""Measures every command at three sizes, each ten times the one before, and how its cost grows.

    python3 Benchmarks/Growth/growth.py PROGRAM [--page FILE] [--small] [COMMAND ...]

The cost is the user and system time of the whole process, less that of `--version`; its exponent is
log10(cost at the largest size / cost at the middle one). A command fails with an exponent above
1.15 if its largest run took at least half a second beside the start. Memory is the largest resident
set. The inputs are made by a seeded generator. `--small` leaves the largest size out, for a quick
look. COMMAND names rows to measure alone.
"""

import argparse
import datetime
import math
import os
import random
import resource
import subprocess
import sys
import tempfile

CATEGORIES = [
    "Canadian Experience Class", "Provincial Nominee Program",
    "French language proficiency (Version 1)", "Healthcare occupations (Version 1)",
]


def rounds(path, count):
    """A file of rounds of four categories from 2015 to 2025, in the bundled file's schema."""
    generator = random.Random(1)
    first = datetime.date(2015, 1, 1)
    with open(path, "w") as file:
        file.write("round,date,name,invitations,cutoff,tieBreak\n")
        for index in range(count):
            day = first + datetime.timedelta(days=index * 4000 // count)
            name = CATEGORIES[index % 4]
            cutoff = (720 if index % 4 == 1 else 480) + generator.randint(-30, 30)
            size = generator.randint(500, 5000)
            file.write(f"{index + 1},{day},{name},{size},{cutoff},\n")


def series(path, count, length):
    """Monthly series with trend, season and noise, in long form."""
    generator = random.Random(1)
    with open(path, "w") as file:
        file.write("id,time,value\n")
        for name in range(count):
            level = generator.uniform(50, 150)
            for index in range(length):
                year, month = divmod(index, 12)
                level += generator.gauss(0.1, 1)
                value = level + 8 * math.sin(month * math.pi / 6) + generator.gauss(0, 2)
                file.write(f"s{name},{1000 + year:04}-{month + 1:02},{value:.3f}\n")


def numbered(path, length):
    """One series at times that are whole numbers."""
    generator = random.Random(1)
    with open(path, "w") as file:
        file.write("time,value\n")
        level = 100.0
        for index in range(length):
            level += generator.gauss(0, 1)
            file.write(f"{index},{level + generator.gauss(0, 2):.3f}\n")


def table(path, length):
    """A response and five variables."""
    generator = random.Random(1)
    with open(path, "w") as file:
        file.write("time,y,a,b,c,d,e\n")
        for index in range(length):
            cells = [generator.gauss(0, 1) for _ in range(5)]
            y = sum(cells) + generator.gauss(0, 1)
            file.write(f"{index},{y:.4f}," + ",".join(f"{cell:.4f}" for cell in cells) + "\n")


def bars(path, length):
    with open(path, "w") as file:
        file.write("name,value\n")
        for index in range(length):
            file.write(f"name {index},{index * 7919 % 1000}\n")


ONE = ["{}", "--time", "time", "--value", "value"]
MANY = ["{}", "--time", "time", "--value", "value", "--by", "id"]
NUMBERS = lambda path, n: numbered(path, n)
PANEL = lambda path, n: series(path, n, 24)

# Name: what makes the input, the largest size, the arguments.
ROWS = {
    "totals": (rounds, 10**6, ["totals", "--data", "{}"]),
    "draws --last 1": (rounds, 10**6, ["draws", "--last", "1", "--data", "{}"]),
    "deltas": (rounds, 10**6, ["deltas", "--data", "{}"]),
    "check": (rounds, 10**6, ["check", "{}"]),
    "import": (rounds, 10**6, ["import", "{}", "--output", "{}.out"]),
    "fit regression": (rounds, 10**5, ["fit", "regression", "--category", "cec", "--data", "{}"]),
    "fit moving-average": (
        rounds, 10**5, ["fit", "moving-average", "--category", "cec", "--window", "3", "--data", "{}"]),
    "forecast": (rounds, 4 * 10**4, ["forecast", "cec", "--data", "{}"]),
    "chance": (rounds, 4 * 10**4, ["chance", "--score", "480", "--category", "cec", "--data", "{}"]),
    "bulletin": (rounds, 4 * 10**4, ["bulletin", "40", "--data", "{}"]),
    "report": (rounds, 4 * 10**4, ["report", "--data", "{}", "--output", "{}.report"]),
    "backtest": (rounds, 4 * 10**4, ["backtest", "all", "--data", "{}"]),
    "chart cutoffs": (rounds, 10**5, ["chart", "cutoffs", "--data", "{}"]),
    "chart line": (numbered, 10**6, ["chart", "line", "{}", "--x", "time", "--y", "value"]),
    "chart bar": (bars, 10**4, ["chart", "bar", "{}", "--x", "name", "--y", "value"]),
    "series describe": (NUMBERS, 10**5, ["series", "describe", *ONE]),
    "series fit, rows": (
        table, 10**6, ["series", "fit", "{}", "--time", "time", "--value", "y",
                       "--terms", "a + b + c + d + e"]),
    "series forecast, one by auto": (NUMBERS, 10**5, ["series", "forecast", *ONE]),
    "series forecast, one by naive": (NUMBERS, 10**6, ["series", "forecast", *ONE, "--model", "naive"]),
    "series forecast, one by ets": (NUMBERS, 10**5, ["series", "forecast", *ONE, "--model", "ets"]),
    "series forecast, one by arima": (NUMBERS, 10**5, ["series", "forecast", *ONE, "--model", "arima"]),
    "series forecast, one by structural": (
        NUMBERS, 10**4, ["series", "forecast", *ONE, "--model", "structural"]),
    "series forecast, one by seasonal-ar": (
        NUMBERS, 10**5, ["series", "forecast", *ONE, "--model", "seasonal-ar", "--period", "24"]),
    "series forecast, many by naive": (
        PANEL, 10**5, ["series", "forecast", *MANY, "--model", "naive", "--horizon", "12"]),
    "series forecast, many by dot": (
        PANEL, 10**4, ["series", "forecast", *MANY, "--model", "dot", "--horizon", "12"]),
    "series forecast, many by auto": (PANEL, 10**3, ["series", "forecast", *MANY, "--horizon", "12"]),
    "series backtest": (NUMBERS, 10**5, ["series", "backtest", *ONE, "--model", "ses"]),
}


def run(program, arguments, folder):
    """CPU seconds and megabytes of a run; the exit status has to be none of a failure."""
    environment = dict(os.environ, NO_COLOR="1")
    with open(os.devnull, "w") as nothing:
        child = subprocess.Popen(
            [program, *arguments], stdout=nothing, stderr=subprocess.PIPE, cwd=folder,
            env=environment)
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)} ended with {code}: {errors.decode()[:300]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def amount(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("commands", nargs="*")
    parser.add_argument("--page")
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp()
    start = min(run(program, ["--version"], folder)[0] for _ in range(5))
    lines = [
        "| command | sizes | CPU, s | memory, MB | exponent |", "| --- | --- | --- | --- | --- |"]
    failed = []
    for name, (make, largest, arguments) in ROWS.items():
        if options.commands and name not in options.commands:
            continue
        sizes = [largest // 100, largest // 10] + ([] if options.small else [largest])
        costs, memory = [], []
        for size in sizes:
            path = os.path.join(folder, f"input-{size}.csv")
            make(path, size)
            results = [run(program, [a.replace("{}", path) for a in arguments], folder)]
            if results[0][0] < 1:
                results += [run(program, [a.replace("{}", path) for a in arguments], folder)
                            for _ in range(2)]
            costs.append(min(result[0] for result in results))
            memory.append(max(result[1] for result in results))
            os.remove(path)
        beyond = [max(cost - start, 1e-4) for cost in costs]
        exponent = math.log10(beyond[-1] / beyond[-2])
        if exponent > 1.15 and costs[-1] > 0.5 + start:
            failed.append(name)
        lines.append(
            f"| `{name}` | {', '.join(f'{size:,}' for size in sizes)} | "
            f"{', '.join(amount(cost) for cost in costs)} | "
            f"{', '.join(f'{value:.0f}' for value in memory)} | {exponent:.2f} |")
        print(lines[-1], flush=True)
    if options.page:
        with open(options.page, "w") as page:
            page.write("\n".join(lines) + "\n")
    if failed:
        raise SystemExit("growth: above 1.15: " + ", ".join(failed))


main()
