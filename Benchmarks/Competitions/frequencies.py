#!/usr/bin/env python3
"""Scores forecasts of weeks, days, hours and parts of hours, from files of long form.

    pip install numpy
    python3 Benchmarks/Competitions/frequencies.py [--methods auto,ets,dot,ces,seasonal-naive]
        [--program FILE] [--all-cores] [--training] [--m4 KIND TRAIN TEST]… [--set FILE,PERIODS,HORIZON]…
        [--rolling FILE,PERIODS,HORIZON,ORIGINS]…

--m4 takes the training part and the values to forecast of M4's hourly, daily or weekly series, with
the columns series, t and value. --set holds out the end of each series of a file with the columns id,
time and value, of which an empty one is missing. --rolling forecasts a single series from so many
origins, at equal steps over its last two fifths, from at most the last 6,000 values before each.
Periods are joined by +, such as 24+168. With --training the last horizon of what would be seen is
forecast from what is before it: methods may be chosen by that, the rest unseen.

MASE and MSIS are scaled by the naive errors of the training part, seasonal by the shortest period
but for weeks, as in M4; coverage and MSIS are of 95 % intervals; each is the mean over the series.
Milliseconds are the processor's, for fit, forecast and intervals, per series.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
M4 = {"hourly": [24, 168], "daily": [7], "weekly": [52]}


def read(path, key):
    series = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            value = float(row["value"]) if row["value"] not in ("", "NA") else np.nan
            series.setdefault(row[key], []).append(value)
    return {name: np.array(values) for name, values in series.items()}


def tasks(options):
    """A name of the set, its periods, the lag of the scale, and pairs of past and future."""
    for kind, train, test in options.m4:
        past, future = read(train, "series"), read(test, "series")
        scale = 24 if kind == "hourly" else 1
        yield f"M4 {kind}", M4[kind], scale, [(past[k], future[k]) for k in past]
    for text in options.set:
        path, periods, horizon = text.split(",")
        periods, horizon = [int(p) for p in periods.split("+")], int(horizon)
        pairs = [(y[:-horizon], y[-horizon:]) for y in read(path, "id").values()]
        yield os.path.basename(path), periods, periods[0], pairs
    for text in options.rolling:
        path, periods, horizon, origins = text.split(",")
        periods, horizon = [int(p) for p in periods.split("+")], int(horizon)
        values, = read(path, "id").values()
        first = max(int(len(values) * 0.6), 2 * periods[-1] + 10)
        ends = np.linspace(first, len(values) - horizon, int(origins)).astype(int)
        pairs = [(values[max(0, end - 6000):end], values[end:end + horizon]) for end in ends]
        yield os.path.basename(path), periods, periods[0], pairs


def held_out(pairs):
    for past, future in pairs:
        if len(past) > 2 * len(future) + 8:
            yield past[:-len(future)], past[-len(future):]


def scores(past, future, lag, forecast):
    scale = np.nanmean(np.abs(past[lag:] - past[:-lag]))
    known = ~np.isnan(future)
    if not known.any() or not scale > 0:
        return [np.nan] * 4
    actual, (mean, lower, upper) = future[known], forecast[:, known]
    size = np.abs(actual) + np.abs(mean)
    outside = np.maximum(lower - actual, 0) + np.maximum(actual - upper, 0)
    return [np.mean(np.abs(actual - mean)) / scale,
            200 * np.mean(np.abs(actual - mean) / np.where(size > 0, size, 1)),
            np.mean((actual >= lower) & (actual <= upper)),
            np.mean(upper - lower + 40 * outside) / scale]


def run(program, flags, path, methods):
    lines = subprocess.run([program, *flags, path, *methods], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    for line in lines:
        index, method, *cells = line.split(" ")
        if cells[0] == "#":
            print("refused:", index, method, " ".join(cells[1:]), file=sys.stderr)
        else:
            seconds, *numbers = map(float, cells)
            yield int(index), method, seconds, np.array(numbers).reshape(3, -1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--methods", default="auto,ets,dot,ces,seasonal-naive")
    parser.add_argument("--program")
    parser.add_argument("--all-cores", action="store_true")
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--m4", nargs=3, action="append", default=[])
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--rolling", action="append", default=[])
    options = parser.parse_args()
    program = options.program
    if not program:
        subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE, "--quiet"],
                       check=True, stdout=sys.stderr)
        program = os.path.join(HERE, ".build", "release", "forecast-series")
    methods = options.methods.split(",")
    flags = ["--all-cores"] if options.all_cores else []
    print("| set | series | method | MASE | sMAPE | 95 % holds | MSIS | ms |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, periods, lag, pairs in tasks(options):
            if options.training:
                pairs = list(held_out(pairs))
            path = os.path.join(folder, "series.txt")
            with open(path, "w") as file:
                for index, (past, future) in enumerate(pairs):
                    cells = " ".join(repr(float(v)) for v in past)
                    file.write(f"{index} {','.join(map(str, periods))} {len(future)} {cells}\n")
            found = {method: [] for method in methods}
            for index, method, seconds, forecast in run(program, flags, path, methods):
                found[method].append(scores(*pairs[index], lag, forecast) + [1000 * seconds])
            for method, rows in found.items():
                if rows:
                    mase, smape, holds, msis, spent = np.nanmean(rows, axis=0)
                    print(f"| {name} | {len(rows)} | {method} | {mase:.3f} | {smape:.2f} | "
                          f"{holds:.3f} | {msis:.2f} | {spent:.1f} |", flush=True)


if __name__ == "__main__":
    main()
