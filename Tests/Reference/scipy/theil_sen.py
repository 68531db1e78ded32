#!/usr/bin/env python3
"""Writes theil_sen.json beside this script: the line of Theil and Sen by scipy.

    pip install scipy
    python3 theil_sen.py

The data are the first term of the models of ../R/linear-models.json.
"""

import json
import os

import scipy
from scipy.stats import theilslopes

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    with open(os.path.join(HERE, "../R/linear-models.json")) as file:
        models = [c for c in json.load(file)["cases"] if "weights" not in c]
    cases = []
    for model in models:
        fit = theilslopes(model["response"], model["columns"][0], 0.95, method="joint")
        cases.append({"name": model["name"], "slope": float(fit.slope),
                      "intercept": float(fit.intercept), "lower": float(fit.low_slope),
                      "upper": float(fit.high_slope)})
    with open(os.path.join(HERE, "theil_sen.json"), "w") as file:
        json.dump({"program": "scipy " + scipy.__version__, "cases": cases}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
