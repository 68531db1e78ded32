#!/usr/bin/env python3
"""Writes longley.json beside this script: robust standard errors on Longley's data in 60 digits.

    pip install mpmath
    python3 longley.py

R's sandwich multiplies uncentred columns, which costs it half of its digits on these data; here
the same definitions are worked in arithmetic that has digits to lose. The data are those of
../R/linear-models.json.
"""

import json
import os

import mpmath as mp

HERE = os.path.dirname(os.path.abspath(__file__))
mp.mp.dps = 60


def main():
    with open(os.path.join(HERE, "../R/linear-models.json")) as file:
        case = next(c for c in json.load(file)["cases"] if c["name"] == "longley")
    y = mp.matrix([mp.mpf(v) for v in case["response"]])
    n = len(y)
    columns = [[1] * n] + case["columns"]
    p = len(columns)
    x = mp.matrix(n, p)
    for j, column in enumerate(columns):
        for i, value in enumerate(column):
            x[i, j] = mp.mpf(value)
    inverse = (x.T * x) ** -1
    beta = inverse * (x.T * y)
    e = y - x * beta
    h = [(x[i, :] * inverse * x[i, :].T)[0] for i in range(n)]
    s2 = sum(v * v for v in e) / (n - p)

    def errors(meat):
        v = inverse * meat * inverse
        return [float(mp.sqrt(v[j, j])) for j in range(p)]

    def diagonal(weight):
        meat = mp.matrix(p, p)
        for i in range(n):
            meat += x[i, :].T * x[i, :] * (e[i] ** 2 * weight(i))
        return meat

    def serial(lag):
        meat = diagonal(lambda i: 1)
        for step in range(1, lag + 1):
            weight = 1 - mp.mpf(step) / (lag + 1)
            for i in range(step, n):
                product = x[i, :].T * x[i - step, :] * (e[i] * e[i - step] * weight)
                meat += product + product.T
        return meat

    means = mp.matrix([[sum(x[i, j] for i in range(n)) / n for j in range(p)]])
    result = {
        "program": "mpmath " + mp.__version__,
        "standardErrors": [float(mp.sqrt(s2 * inverse[j, j])) for j in range(p)],
        "hc0": errors(diagonal(lambda i: 1)),
        "hc1": errors(diagonal(lambda i: mp.mpf(n) / (n - p))),
        "hc2": errors(diagonal(lambda i: 1 / (1 - h[i]))),
        "hc3": errors(diagonal(lambda i: 1 / (1 - h[i]) ** 2)),
        "neweyWest3": errors(serial(3)),
        "errorAtMeans": float(mp.sqrt(s2 * (means * inverse * means.T)[0])),
    }
    with open(os.path.join(HERE, "longley.json"), "w") as file:
        json.dump(result, file)
        file.write("\n")


if __name__ == "__main__":
    main()
