#!/usr/bin/env python3
"""Measures the cut-off model and what was tried beside it, and writes Documentation/variants.md.

A second implementation of Sources/ExpressEntry/Skyline and Models, in numpy: the first row of the
table is what the program says of itself, and each other row changes one thing. Usage:
Scripts/variants.py (two minutes).
"""

import csv
import datetime
import pathlib
from collections import defaultdict

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Datasets"
START = datetime.date(2023, 6, 1).toordinal()
MIDDLE = datetime.date(2025, 1, 1).toordinal()
YEAR = 365.0
SCORES = np.arange(1201)
STEEPNESS = [0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.08]
CATEGORIES = ["french", "healthcare", "stem", "trade", "transport", "agriculture", "education"]


def table(name):
    return list(csv.DictReader(open(DATA / name, encoding="utf-8")))


def number_of(day):
    return datetime.date.fromisoformat(day[:10]).toordinal()


def read_rounds():
    category = {row["name"]: row["category"] for row in table("categories.csv")}
    bands = defaultdict(dict)
    for row in table("express-entry-pool.csv"):
        bands[row["round"]][int(row["from"]), int(row["to"])] = int(row["candidates"])
    rounds = []
    for row in table("express-entry-rounds.csv"):
        stamp = row["tieBreak"]
        day = number_of(row["date"])
        rounds.append(
            dict(
                number=row["round"], day=day, name=row["name"], category=category[row["name"]],
                size=int(row["invitations"]), cutoff=int(row["cutoff"]),
                last=min(number_of(stamp), day) if stamp else day, pool=bands.get(row["round"])))
    return rounds


ROUNDS = read_rounds()
FAMILIES = list(dict.fromkeys(r["category"] for r in ROUNDS))
HISTORY = {f: [r for r in ROUNDS if r["category"] == f] for f in FAMILIES}


def alone(category):
    """Whether a category's rounds take all who wait, and its scores are apart from the others'."""
    return category == "pnp"


def cut(above, size, level):
    """The score at and above which so many wait."""
    wanted = size * np.exp(-level)
    index = int(np.searchsorted(above, wanted))
    if index > 1200:
        return 0.0
    before = above[index - 1] if index else 0.0
    return 1200 - index + 0.5 - (wanted - before) / (above[index] - before)


# ---------------------------------------------------------------- the stock and its level


def follow(spread=60.0, common=0.3, own=0.1, noise=0.1, taken=None, clip=None, job=0, version=0):
    """One pass over the rounds: what was known before each, by every steepness."""
    bend = 0.0 if spread is None else 1 / (2 * spread**2)
    shapes = np.array([np.exp(-b * (SCORES - 480.0) - bend * (SCORES - 480.0) ** 2)
                       for b in STEEPNESS])
    taken = taken or {}
    parts = len(FAMILIES) + 1
    means = np.zeros((parts, len(STEEPNESS)))
    cov = np.diag([4.0] * parts)
    started, waiting, seen, today = set(), {}, defaultdict(list), None
    questions = []
    for r in ROUNDS:
        category, place = r["category"], 1 + FAMILIES.index(r["category"])
        if today is not None:
            years = (r["day"] - today) / 365.25
            cov[0, 0] += common * years
            cov[range(1, parts), range(1, parts)] += own * years
            if job and today < datetime.date(2025, 3, 25).toordinal() <= r["day"]:
                cov[range(parts), range(parts)] += job
        today = r["day"]
        if version and seen[category] and seen[category][-1]["name"] != r["name"]:
            cov[place, place] += version
        for other in taken:
            if other in waiting and category in taken[other]:
                days, since = waiting[other]
                days = np.minimum(days + r["day"] - since, YEAR)
                days[r["cutoff"] + 1:] *= 1 - taken[other][category]
                waiting[other] = (days, r["day"])
        days, since = waiting.get(category, (np.full(1201, YEAR), r["day"]))
        load = np.zeros(parts)
        load[0], load[place] = (0.0 if alone(category) else 1.0), 1.0
        now = np.maximum(np.minimum(days + r["day"] - since, YEAR), 0.3)
        if seen[category]:
            last = seen[category][-1]
            questions.append(dict(
                round=r, category=category, before=seen[category][:], last=last, shapes=shapes,
                date=(now, load @ means), nothing=(last["left"], last["day"], last["levels"])))
            questions[-1]["errors"] = np.array(
                [abs(cut(np.cumsum((shape * now)[::-1]), r["size"], level) - r["cutoff"])
                 for shape, level in zip(shapes, load @ means)])
        score = r["cutoff"]
        stay = min(r["day"] - r["last"], now[score])
        invited = now.copy()
        invited[score] = min(max(now[score] - stay, 0.3), now[score])
        invited[:score] = 0
        observed = np.log(r["size"]) - np.log(shapes @ invited)
        if (part := place if alone(category) else 0) not in started:
            started.add(part)
            means[part] = observed
        variance = load @ cov @ load + noise
        miss = observed - load @ means
        if clip:
            miss = np.clip(miss, -clip * variance**0.5, clip * variance**0.5)
        gain = cov @ load / variance
        means = means + gain[:, None] * miss
        cov = cov - np.outer(gain, load @ cov)
        left = np.minimum(days + r["day"] - since, YEAR)
        left[score], left[score + 1:] = stay, 0
        waiting[category] = (left, r["day"])
        seen[category].append(dict(r, levels=load @ means, left=left.copy()))
    return questions


class Choice:
    """Which candidate was best in the past of a category and, as so many errors more, of the others."""

    def __init__(self, weight):
        self.weight, self.errors = weight, defaultdict(list)

    def add(self, category, day, errors):
        self.errors[category].append((day, np.asarray(errors)))

    def sums(self, category, day):
        own, others, count = 0.0, 0.0, 0.0
        for other, entries in self.errors.items():
            known = [(2 ** (-(day - d) / 730), e) for d, e in entries if d <= day]
            if not known:
                continue
            weight = sum(w for w, _ in known)
            total = sum(w * e for w, e in known)
            scaled = total / max(total.min() / weight, 1)
            if other == category:
                own = scaled
            else:
                others, count = others + scaled, count + weight
        return own + (self.weight * others / count if count else 0.0)

    def best(self, category, day):
        sums = self.sums(category, day)
        return int(np.argmin(sums)) if np.ndim(sums) else 0

    def average(self, category, day):
        sums = self.sums(category, day)
        weights = np.exp(-(sums - sums.min())) if np.ndim(sums) else np.eye(len(STEEPNESS))[0]
        return weights / weights.sum()


# ---------------------------------------------------------------- sizes


def size_pairs():
    pairs = []
    for history in HISTORY.values():
        logs = [np.log(r["size"]) for r in history]
        for i in range(2, len(logs)):
            mean = np.mean(logs[max(0, i - 6):i])
            pairs.append((history[i]["day"], logs[i - 1] - mean, logs[i] - mean))
    return pairs


PAIRS = size_pairs()


def expected_size(before, day, rule):
    logs = [np.log(r["size"]) for r in before[-6:]]
    if rule == "last":
        return before[-1]["size"]
    if rule == "mean":
        return float(np.exp(np.mean(logs)))
    known = [(2 ** (-(day - d) / 730), x, y) for d, x, y in PAIRS if d <= day]
    squares = sum(w * x * x for w, x, _ in known)
    phi = sum(w * x * y for w, x, y in known) / squares if squares else 1
    return float(np.exp(np.mean(logs) + min(max(phi, 0), 1) * (logs[-1] - np.mean(logs))))


def regression(before, origin, size):
    weights = np.array([2 ** (-(origin - r["day"]) / 730) for r in before])
    x = np.log([r["size"] for r in before])
    y = np.array([r["cutoff"] for r in before], float)
    mx, my = np.average(x, weights=weights), np.average(y, weights=weights)
    slope = (weights * (x - mx) * (y - my)).sum() / ((weights * (x - mx) ** 2).sum() + 1)
    return my + slope * (np.log(size) - mx)


# ---------------------------------------------------------------- measuring


def measure(questions, given, sizes="persistence", averaged=False, nominees="regression",
            choose=True, mixed=False, sparse=False, span=12, blend=False):
    steep = {True: Choice(2.0), False: Choice(2.0)}
    for q in questions:
        steep[alone(q["category"])].add(q["category"], q["round"]["day"], q["errors"])
    models = Choice(8.0)
    results = []
    for q in sorted(questions, key=lambda q: q["round"]["day"]):
        r, last, before = q["round"], q["last"], q["before"]
        if sparse != (len(before) < 4):
            continue
        origin = last["day"] if given == "nothing" else r["day"] - 1
        gaps = [b["day"] - a["day"] for a, b in zip(before[-span - 1:], before[-span - 1:][1:])]
        size = r["size"] if given == "size" else expected_size(before, origin, sizes)
        if given == "nothing":
            days, since, levels = q["nothing"]
            later = last["day"] + int(round(np.median(gaps or [14])))
            now = np.maximum(np.minimum(days + later - since, YEAR), 0.3)
        else:
            now, levels = q["date"]

        def stock(size, now=now):
            choice = steep[alone(q["category"])]
            if averaged:
                weights = choice.average(q["category"], origin)
                points = [cut(np.cumsum((s * now)[::-1]), size, v)
                          for s, v in zip(q["shapes"], levels)]
                return float(weights @ points)
            best = choice.best(q["category"], origin)
            return cut(np.cumsum((q["shapes"][best] * now)[::-1]), size, levels[best])

        if alone(q["category"]) and nominees == "regression":
            point = regression(before, origin, size)
        elif mixed and given != "size":
            many = [b["size"] for b in before[-12:]]
            stays = np.mean([abs(np.log(b / a)) < 0.1 for a, b in zip(many, many[1:])])
            draws = sorted([(stock(last["size"]), stays)]
                           + [(stock(k), (1 - stays) / len(many)) for k in many])
            total = np.cumsum([w for _, w in draws])
            point = draws[int(np.searchsorted(total, total[-1] / 2))][0]
        else:
            point = stock(size)
        points = [point, (point + last["cutoff"]) / 2, last["cutoff"]]
        best = models.best(q["category"], origin) if choose and not sparse else 0
        said = points[best]
        if blend and np.ndim(sums := models.sums(q["category"], origin)):
            share = sums[2] ** 2 / (sums[0] ** 2 + sums[2] ** 2)
            said = share * point + (1 - share) * last["cutoff"]
        models.add(q["category"], r["day"], [abs(p - r["cutoff"]) for p in points])
        if r["day"] >= START:
            results.append((q["category"], r["day"], abs(said - r["cutoff"]),
                            abs(last["cutoff"] - r["cutoff"])))
    errors = np.array([e for _, _, e, _ in results])
    days = np.array([d for _, d, _, _ in results])
    if sparse:
        return errors.mean(), np.mean([e for _, _, _, e in results]), len(errors)
    return errors.mean(), errors[days < MIDDLE].mean(), errors[days >= MIDDLE].mean()


def main():
    general = {f: {"general": 1.0} for f in CATEGORIES + ["cec"]}
    both = {**{f: {"general": 1.0, "cec": 0.5} for f in CATEGORIES}, "cec": {"general": 1.0}}
    variants = [
        ("**as it is**", {}, {}),
        ("inflow exponential, without a bend", dict(spread=None), {}),
        ("spread of 40 points", dict(spread=40), {}),
        ("spread of 50 points", dict(spread=50), {}),
        ("spread of 70 points, that of the published pool", dict(spread=70), {}),
        ("spread of 90 points", dict(spread=90), {}),
        ("each category's level by itself", dict(common=0, own=0.4), {}),
        ("common level drifts three times as fast", dict(common=0.9), {}),
        ("categories' own parts drift three times as fast", dict(own=0.3), {}),
        ("a round tells half as much", dict(noise=0.2), {}),
        ("a round tells twice as much", dict(noise=0.05), {}),
        ("surprises cut off at three standard deviations", dict(clip=3), {}),
        ("surprises cut off at 1.5 standard deviations", dict(clip=1.5), {}),
        ("general rounds take the candidates of other categories", dict(taken=general), {}),
        ("and CEC rounds half of those of the categories", dict(taken=both), {}),
        ("more doubt after 2025-03-25, when job-offer points went", dict(job=0.5), {}),
        ("more doubt after a new version of a category", dict(version=0.5), {}),
        ("steepnesses averaged, not chosen", {}, dict(averaged=True)),
        ("nominees by the skyline too", {}, dict(nominees="skyline")),
        ("the last size where none is given", {}, dict(sizes="last")),
        ("the mean of six sizes where none is given", {}, dict(sizes="mean")),
        ("the median over the last twelve sizes", {}, dict(mixed=True)),
        ("the median of the last six gaps where no date is given", {}, dict(span=6)),
        ("the median of the last three gaps where no date is given", {}, dict(span=3)),
        ("model and last value weighed by their past errors, not chosen", {}, dict(blend=True)),
        ("no choice: always the model of the stock", {}, dict(choose=False)),
    ]
    lines = [
        "# What was tried of the cut-off model",
        "",
        "Made by `Scripts/variants.py`, which computes the model of [methods.md](methods.md) a second",
        "time, in numpy, and changes one thing at a time. Mean absolute errors in CRS points, one round",
        "ahead, each forecast from what was dated before it; in brackets those of rounds before 2025",
        "and from then on. What is better in one half only is likely luck. The program rounds sizes that",
        "it expects, and so may differ by a tenth.",
        "",
        "| | date and size known | date known | nothing known |",
        "| --- | --- | --- | --- |",
    ]
    passes = {}
    for name, level, rest in variants:
        key = repr(level)
        if key not in passes:
            passes[key] = follow(**level)
        cells = []
        for given in ("size", "date", "nothing"):
            all_, early, late = measure(passes[key], given, **rest)
            cells.append(f"{all_:.1f} ({early:.1f}, {late:.1f})")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
        print(lines[-1], flush=True)
    lines += ["", *pool_findings(passes["{}"]), "", *sparse_findings(passes["{}"]), ""]
    (ROOT / "Documentation" / "variants.md").write_text("\n".join(lines), encoding="utf-8")


def pool_findings(questions):
    """What the published pool would have told of the rounds after it."""
    published = [r for r in ROUNDS if r["pool"]]

    def known(day):
        rows = [r for r in published if r["day"] <= day]
        return rows[-1]["pool"] if rows else None

    pairs = defaultdict(list)
    for q in questions:
        r = q["round"]
        before, then = known(r["day"] - 1), known(q["last"]["day"])
        if len(q["before"]) < 4 or not before or not then or r["day"] < START:
            continue
        now, levels = q["date"]
        middle = len(STEEPNESS) // 2
        above = (q["shapes"][middle] * now)[r["cutoff"]:].sum()
        miss = np.log(r["size"]) - levels[middle] - np.log(above)
        counts = [sum(v for (low, high), v in pool.items() if low >= 481 and high <= 600)
                  for pool in (before, then)]
        pairs[q["category"]].append((miss, np.log(counts[0] / counts[1])))
    told = ", ".join(
        f"{category} {np.corrcoef(np.array(v).T)[0, 1]:+.2f} ({len(v)})"
        for category, v in pairs.items() if len(v) >= 10 and not alone(category))
    nominees = [(q["round"]["cutoff"] - regression(q["before"], q["round"]["day"] - 1,
                                                    q["round"]["size"]),
                 np.log(q["round"]["size"] / q["round"]["pool"][601, 1200]))
                for q in questions
                if alone(q["category"]) and q["round"]["pool"] and q["round"]["day"] >= START]
    shares = [np.exp(x) for _, x in nominees]
    return [
        "## The published pool",
        "",
        "How many stand in each band of scores is published with a round, as of a day or more before",
        "it. Were the candidates at 481–600 to have grown since the category's last round, by the state",
        "known on the eve, more than the model has it, its level should be too low. Correlation of the",
        f"two, in logarithms (rounds): {told}.",
        "It should be positive in each.",
        "",
        f"A nominees' round invites all who stand at 601–1200 in the state published with it: the median",
        f"share is {np.median(shares):.2f}, and eight of ten lie between "
        f"{np.quantile(shares, 0.1):.2f} and {np.quantile(shares, 0.9):.2f}. What the",
        "regression on the size misses by has a correlation of "
        f"{np.corrcoef(np.array(nominees).T)[0, 1]:+.2f} with that share, even though the state is",
        "not known before the round: their cut-off is the least of so many scores, and chance.",
    ]


def sparse_findings(questions):
    """What would have been said of a category's second to fourth rounds."""
    blind, value, count = measure(questions, "nothing", sparse=True)
    told, _, _ = measure(questions, "size", sparse=True)
    return [
        "## Categories of few rounds",
        "",
        f"A category's second to fourth rounds, {count} since June 2023, the model of the stock would have",
        f"missed by {blind:.1f} points with nothing known and by {told:.1f} with date and size known, the",
        f"last value by {value:.1f}. So of a category with fewer than four rounds nothing is forecast.",
    ]


if __name__ == "__main__":
    main()
