#!/usr/bin/env python3
"""What `series forecast --robust` gains where a value is off its course, and costs where none is.

    python3 measure.py DRAWLINE [SERIES [MODEL...]]

Simulates series (default 1,000) of 60 months, a level that wanders with noise; forecasts the six months that follow from the series as it is, with one of its last twelve
values off by eight standard deviations of the noise, and with its level moved by as much two years
before its end. Prints the mean absolute error with --robust as a share of that without. Numbers
come from a seed, so that the table is the same each time.
"""

import csv
import io
import random
import subprocess
import sys
from collections import defaultdict

LENGTH, HORIZON, SIZE = 60, 6, 8.0


def simulate(seed):
    draw = random.Random(seed)
    level, values = 200.0, []
    for _ in range(LENGTH + HORIZON):
        level += 0.3 * draw.gauss(0, 1)
        values.append(level + draw.gauss(0, 1))
    sign = draw.choice([-1, 1])
    place = LENGTH - 1 - draw.randrange(12)
    outlier = list(values)
    outlier[place] += sign * SIZE
    shifted = [v + (sign * SIZE if i >= LENGTH - 24 else 0) for i, v in enumerate(values)]
    return {"nothing": values, "an outlier": (outlier, values), "a change of level": shifted}


def month(index):
    return f"{2000 + index // 12}-{index % 12 + 1:02d}"


def error(program, cases, options):
    text = "series,month,value\n" + "".join(
        f"{name},{month(i)},{value:.6f}\n"
        for name, (history, _) in cases.items() for i, value in enumerate(history[:LENGTH]))
    output = subprocess.run(
        [program, "series", "forecast", "-", "--time", "month", "--value", "value", "--by", "series",
         "--horizon", str(HORIZON), "--format", "csv", "--quiet", *options],
        input=text, capture_output=True, text=True, check=True).stdout
    steps, total, count = defaultdict(int), 0.0, 0
    for row in csv.DictReader(io.StringIO(output)):
        name = row["series"]
        total += abs(float(row["mean"]) - cases[name][1][LENGTH + steps[name]])
        steps[name] += 1
        count += 1
    return total / count


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    cases = defaultdict(dict)
    for seed in range(count):
        for what, values in simulate(seed).items():
            pair = values if isinstance(values, tuple) else (values, values)
            cases[what][f"S{seed}"] = pair
    print(f"| model | off the course | MAE | with --robust | ratio |\n| --- | --- | ---: | ---: | ---: |")
    for model in sys.argv[3:] or ["naive", "ses", "ets", "auto"]:
        for what, some in cases.items():
            plain = error(program, some, ["--model", model])
            robust = error(program, some, ["--model", model, "--robust"])
            print(f"| {model} | {what} | {plain:.3f} | {robust:.3f} | {robust / plain:.3f} |", flush=True)


if __name__ == "__main__":
    main()
