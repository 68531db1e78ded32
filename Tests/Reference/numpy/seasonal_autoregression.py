#!/usr/bin/env python3
"""Writes seasonal_autoregression.json beside this script: ridge regressions on lags by least squares.

    pip install numpy scipy
    python3 seasonal_autoregression.py

Nothing here shares a step with the program's own way. Each regression is the least-squares problem
of the lagged values above the penalty's rows, solved by QR; its free parameters are the trace of the
upper part of the hat matrix; paths are run on an origin at a time. Series are drawn with seed 1.
"""

import json
import os

import numpy as np
import scipy
from scipy.stats import t as student

HERE = os.path.dirname(os.path.abspath(__file__))


def lag_sets(periods, count, short):
    most = 0.45 * count
    first = periods[0]
    if short:
        cycles = max(k for k in range(1, 9) if k * first < most)
        return [(list(range(1, cycles * first + 1)), 200)]
    last = [1, 2, 3, 4]
    about = lambda lag, by=1: list(range(lag - by, lag + by + 1))
    far = 3 if first >= 40 else 1
    if len(periods) == 1:
        sets = [(last + about(first), 1), (last + about(first, far), 1),
                (list(range(1, 2 * first + 5)), 500)]
    else:
        second = periods[1]
        near = last + about(first) + about(2 * first) + about(second)
        wide = sum((about(lag, far) for lag in
                    (first, 2 * first, second, second - first, second + first)), last)
        full = list(range(1, first + 5)) + about(2 * first) + about(second, 3)
        sets = [(near, 1), (wide, 1), (near + about(2 * second), 1), (full, 1)]
    kept = []
    for lags, penalty in sets:
        lags = sorted({lag for lag in lags if 0 < lag < most})
        if lags not in [other for other, _ in kept]:
            kept.append((lags, penalty))
    return kept


def bridged(values, period):
    """Lines across gaps, moved as the season is from the lines a cycle or two away."""
    known = np.flatnonzero(~np.isnan(values))
    filled = np.interp(np.arange(len(values)), known, values[known])
    result = filled.copy()
    for index in np.flatnonzero(np.isnan(values)):
        left, right = known[known < index].max(), known[known > index].min()
        moves = []
        for distance in (-2 * period, -period, period, 2 * period):
            places = [p + distance for p in (left, index, right)]
            if min(places) < 0 or max(places) >= len(values):
                continue
            a, b, c = values[places]
            line = a + (index - left) / (right - left) * (c - a)
            if np.isfinite(b - line):
                moves.append(b - line)
        if moves:
            result[index] += np.mean(moves)
    return result


def regression(z, lags, penalty, prior, fitted, half_life):
    rows = [t for t in range(lags[-1], len(z)) if fitted[t]]
    design = np.array([[1] + [z[t - lag] for lag in lags] for t in rows])
    target = np.array([z[t] for t in rows]) - design[:, 1:] @ prior
    size = penalty * np.mean(np.diff(z) ** 2)
    below = np.hstack([np.zeros((len(lags), 1)), np.sqrt(size) * np.eye(len(lags))])
    weights = 0.5 ** ((len(z) - 1 - np.array(rows)) / half_life)
    roots = np.sqrt(weights)
    q, r = np.linalg.qr(np.vstack([roots[:, None] * design, below]))
    moves = np.linalg.solve(r, q.T @ np.concatenate([roots * target, np.zeros(len(lags))]))
    free = np.sum(q[:len(rows)] ** 2)
    return moves[0], prior + moves[1:], free, weights.sum()


def method(observed, periods, horizon, short=False):
    count, first = len(observed), periods[0]
    period = [p for p in periods if 2 * p < count][-1]
    y = bridged(observed, period) if np.isnan(observed).any() else observed
    fitted = ~np.isnan(observed)
    scales = [(np.log, np.exp)] if (y > 0).all() else []
    largest = np.abs(y).max()
    scales.append((lambda v: v / largest, lambda z: z * largest))
    seasonal = np.mean(np.abs(y[first:] - y[:-first])) < np.mean(np.abs(np.diff(y)))
    fits = []
    for forward, back in scales:
        z = forward(y)
        z = z - z[-1]
        shift = forward(y[-1])
        room = (z.max() - z.min()) / 2
        for lags, penalty in lag_sets(periods, count, short):
            if short:
                prior = np.array([first / len(lags) if lag % first == 0 else 0 for lag in lags])
            else:
                start = first if seasonal and first in lags else 1
                prior = np.array([1.0 if lag == start else 0 for lag in lags])
            fits.append((z, shift, back, lags, z.min() - room, z.max() + room)
                        + regression(z, lags, penalty, prior, fitted,
                                     np.inf if short else count / 2))

    def path(origin, steps):
        total = 0
        for z, shift, back, lags, low, high, constant, slopes, *_ in fits:
            history = list(z[:origin])
            for _ in range(steps):
                value = constant + sum(b * history[-lag] for b, lag in zip(slopes, lags))
                history.append(min(max(value, low), high))
            total = total + back(np.array(history[origin:]) + shift)
        return total / len(fits)

    longest = max(f[3][-1] for f in fits)
    start = max(longest, count - horizon - 599)
    origins = range(start, count - horizon + 1)
    past = np.array([path(o, horizon) for o in origins])
    actual = np.array([y[o:o + horizon] for o in origins])
    seen = np.array([fitted[o:o + horizon] for o in origins])
    weight = 0.5 ** ((count - horizon - np.array(origins)) / (8 * horizon))
    freedom = max(4, weight.sum() ** 2 / np.sum(weight ** 2) / horizon)
    factor = np.sqrt(np.mean([n / max(n - free, 0.2 * n) for *_, free, n in fits]))
    quantile = student.ppf(0.975, freedom) * factor
    weights = np.where(seen, weight[:, None], 0)
    weights = weights / weights.sum(0)

    def score(low, high):
        loss = high - low + 40 * np.maximum(0, np.maximum(low - actual, actual - high))
        return np.sum(weights * loss)

    spread = np.sqrt(np.sum(weights * (actual - past) ** 2, axis=0))
    point = path(count, horizon)
    best = score(past - quantile * spread, past + quantile * spread)
    lower, upper, kind = point - quantile * spread, point + quantile * spread, "values"
    if (y > 0).all() and (past > 0).all():
        spread = np.sqrt(np.sum(weights * np.log(actual / past) ** 2, axis=0))
        if score(past * np.exp(-quantile * spread), past * np.exp(quantile * spread)) < best:
            lower, upper, kind = (point * np.exp(-quantile * spread),
                                  point * np.exp(quantile * spread), "logarithms")
    predictions = [path(o, 1)[0] for o in range(longest, count)]
    return {"periods": periods, "short": short, "horizon": horizon,
            "values": [None if np.isnan(v) else float(v) for v in observed],
            "regressions": [{"lags": f[3], "intercept": float(f[6] + f[1] * (1 - f[7].sum())),
                             "coefficients": f[7].tolist(), "freeParameters": float(f[8])}
                            for f in fits],
            "errorsOf": kind, "points": point.tolist(), "lower": lower.tolist(),
            "upper": upper.tolist(), "firstPrediction": longest,
            "predictions": [float(v) for v in predictions]}


def main():
    random = np.random.default_rng(1)

    def noise(count, keep=0.0):
        values = np.zeros(count)
        for t in range(1, count):
            values[t] = keep * values[t - 1] + random.normal()
        return values

    hours = np.arange(500)
    load = np.exp(5 + 0.3 * np.sin(2 * np.pi * hours / 24) + 0.1 * (hours % 168 > 120)
                  + 0.03 * noise(500, 0.7))
    weeks = np.arange(200)
    signed = 3 * np.sin(2 * np.pi * weeks / 52) + noise(200, 0.9)
    signed[[60, 61, 150]] = np.nan
    days = np.arange(150)
    visits = 100 + 20 * (days % 7 < 5) + 0.2 * days + 5 * noise(150, 0.4)
    halves = np.arange(900)
    demand = 50 + 10 * np.sin(2 * np.pi * halves / 48) + noise(900, 0.8)
    cases = {"hours": (load, [24, 168], 24), "weeks": (signed, [52], 8),
             "days": (visits, [7], 14, True), "half-hours": (demand, [48, 336], 12)}
    result = {"program": f"numpy {np.__version__}, scipy {scipy.__version__}",
              "cases": [{"name": name, **method(*case)} for name, case in cases.items()]}
    with open(os.path.join(HERE, "seasonal_autoregression.json"), "w") as file:
        json.dump(result, file)
        file.write("\n")


if __name__ == "__main__":
    main()
