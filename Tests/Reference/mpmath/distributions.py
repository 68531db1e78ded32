# Reference probabilities and quantiles of distributions, in fifty digits, as distributions.json.
#
#   python3 distributions.py        (needs mpmath)

import datetime
import json
import os

import mpmath as mp

mp.mp.dps = 60
HERE = os.path.dirname(os.path.abspath(__file__))


def number(value):
    return float(value)


def normal(x):
    x = mp.mpf(x)
    return mp.erfc(-x / mp.sqrt(2)) / 2, mp.erfc(x / mp.sqrt(2)) / 2, mp.npdf(x)


def chi_squared(x, k):
    x, a = mp.mpf(x), mp.mpf(k) / 2
    density = mp.exp((a - 1) * mp.log(x) - x / 2 - a * mp.log(2) - mp.loggamma(a))
    return (mp.gammainc(a, 0, x / 2, regularized=True),
            mp.gammainc(a, x / 2, mp.inf, regularized=True), density)


def fraction(a, b, x):
    """The incomplete beta's continued fraction from the tail, for x below the mean."""
    terms = 4000
    value = mp.mpf(0)
    for index in range(terms, 0, -1):
        m = index // 2
        if index % 2 == 0:
            d = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            d = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        value = d / (1 + value)
    return 1 / (1 + value)


def beta(a, b, x, y):
    log_factor = (a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a)
                  - mp.loggamma(b))
    if x < (a + 1) / (a + b + 2):
        lower = mp.exp(log_factor) / a * fraction(a, b, x)
        return lower, 1 - lower, mp.exp(log_factor)
    upper = mp.exp(log_factor) / b * fraction(b, a, y)
    return 1 - upper, upper, mp.exp(log_factor)


def f(x, m, n):
    x, m, n = mp.mpf(x), mp.mpf(m), mp.mpf(n)
    lower, upper, factor = beta(m / 2, n / 2, m * x / (m * x + n), n / (m * x + n))
    return lower, upper, factor / x


def student(x, n):
    x, n = mp.mpf(x), mp.mpf(n)
    outer, _, factor = beta(n / 2, mp.mpf(1) / 2, n / (n + x * x), x * x / (n + x * x))
    return 1 - outer / 2, outer / 2, factor / x


def row(parameters, x, values):
    lower, upper, density = values
    return {"parameters": parameters, "value": x, "lower": number(lower), "upper": number(upper),
            "density": number(density)}


def rows(function, parameter_sets, values):
    out = []
    for parameters in parameter_sets:
        for x in values:
            result = row(list(parameters), x, function(x, *parameters))
            if min(result["lower"], result["upper"], result["density"]) > 1e-300:
                out.append(result)
    return out


json.dump({
    "program": "mpmath", "version": mp.__version__, "date": str(datetime.date.today()),
    "normal": rows(normal, [()], [-37, -20, -8.5, -3.25, -1, -0.125, 1e-8, 0.3, 1.96, 6, 25, 36.5]),
    "studentT": rows(student, [(1,), (2,), (3,), (7,), (29,), (200.5,), (5000,), (1e6,)],
                     [1e-8, 0.01, 0.3, 1, 2, 5, 11, 30, 200, 1e5, 1e12]),
    "chiSquared": rows(chi_squared, [(1,), (2,), (3,), (10,), (57.5,), (500,), (20000,)],
                       [1e-10, 0.01, 0.5, 1, 3, 9, 40, 100, 300, 600, 1200, 19000, 20000, 23000]),
    "f": rows(f, [(1, 1), (1, 20), (2, 9), (3, 57), (10, 4.5), (40, 400), (3, 100000)],
              [1e-9, 0.02, 0.4, 1, 1.5, 4, 12, 60, 1000, 1e6]),
}, open(os.path.join(HERE, "distributions.json"), "w"), separators=(",", ":"))
