#!/usr/bin/env python3
"""Writes dickey_fuller.json beside this script: the augmented Dickey-Fuller test by statsmodels.

    pip install statsmodels
    python3 dickey_fuller.py

The series are those of ../R/tests.json.
"""

import json
import os
import warnings

import statsmodels
from statsmodels.tsa.stattools import adfuller

warnings.simplefilter("ignore", FutureWarning)
HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    with open(os.path.join(HERE, "../R/tests.json")) as file:
        series = json.load(file)["series"]
    cases = []
    for one in series:
        for center, regression in (("level", "c"), ("trend", "ct")):
            for lags in (0, 1, 4):
                result = adfuller(one["values"], maxlag=lags, regression=regression, autolag=None)
                cases.append({"name": one["name"], "center": center, "lags": lags,
                              "statistic": float(result[0]), "p": float(result[1])})
    with open(os.path.join(HERE, "dickey_fuller.json"), "w") as file:
        json.dump({"program": "statsmodels " + statsmodels.__version__, "cases": cases}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
