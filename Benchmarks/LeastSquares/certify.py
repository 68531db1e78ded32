#!/usr/bin/env python3
"""Writes Documentation/NIST.md: correct digits on NIST's linear-regression problems.

    pip install numpy statsmodels
    python3 Benchmarks/LeastSquares/certify.py

Each program gets the same files and prints coefficients; the least log relative error of a
problem's coefficients is its figure, 15 at most, 0 where a program has no answer.
"""

import math
import os
import subprocess
import sys

import numpy as np
import statsmodels
import statsmodels.api as sm

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NAMES = ["Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley", "Wampler1", "Wampler2",
         "Wampler3", "Wampler4", "Wampler5"]
R_SCRIPT = """
d <- as.matrix(read.table("stdin"))
a <- as.integer(commandArgs(TRUE))
x <- d[, -1, drop = FALSE]
if (a[1] > 1) x <- outer(x[, 1], seq_len(a[1]), "^")
fit <- if (a[2] == 1) lm(d[, 1] ~ x) else lm(d[, 1] ~ 0 + x)
cat(sprintf("%.17g", coef(fit)))
"""


def read(name):
    with open(os.path.join(ROOT, "Tests/Reference/nist", name + ".dat")) as file:
        lines = [line.split() for line in file]
    certified = [float(f[1]) for f in lines if len(f) == 3 and f[0][0] == "B" and f[0][1:].isdigit()]
    start = max(i for i, f in enumerate(lines) if f and f[0] == "Data:")
    return certified, [f for f in lines[start + 1:] if f]


def digits(result, certified):
    if len(result) != len(certified) or not all(map(math.isfinite, result)):
        return 0.0
    errors = [abs(q - c) / (abs(c) or 1) for q, c in zip(result, certified)]
    return max(0.0, min(15.0, -math.log10(max(max(errors), 1e-15))))


def run(command, text):
    out = subprocess.run(command, input=text, capture_output=True, text=True)
    return [[float(v) if v != "NA" else math.nan for v in line.split()]
            for line in out.stdout.splitlines()]


def main():
    subprocess.run(["swift", "build", "-c", "release", "--product", "nist-solve"], cwd=HERE,
                   check=True, stdout=sys.stderr)
    ours = os.path.join(HERE, ".build/release/nist-solve")
    version = subprocess.run(["Rscript", "-e", "cat(R.version.string)"], capture_output=True,
                             text=True).stdout
    table = []
    for name in NAMES:
        certified, rows = read(name)
        intercept = not name.startswith("NoInt")
        count = len(rows[0]) - 1
        degree = 1 if count > 1 else len(certified) - intercept
        text = "".join(" ".join(row) + "\n" for row in rows)
        options = [str(degree), str(int(intercept))]
        default, reference, condition = run([ours] + options, text)
        r = run(["Rscript", "-e", R_SCRIPT] + options, text)
        values = np.array(rows, dtype=float)
        x = values[:, 1:] if degree == 1 else values[:, 1:2] ** np.arange(1, degree + 1)
        x = np.column_stack([np.ones(len(x)), x]) if intercept else x
        lstsq = np.linalg.lstsq(x, values[:, 0], rcond=None)[0]
        fitted = sm.OLS(values[:, 0], x).fit().params
        table.append([name, condition[0]] + [digits(v, certified) for v in (
            reference, default, r[0] if r else [], list(lstsq), list(fitted))])

    lines = [
        "# Correct digits on NIST's problems",
        "",
        "The least number of correct digits of any coefficient, on the linear-regression problems of",
        "NIST's Statistical Reference Datasets; 15 is all that is certified. κ is the condition number",
        "of the design with columns of length one. The reference path is `ReferenceLeastSquares`, which",
        "takes decimals in full; the default is `LeastSquares`, from doubles like the other programs.",
        "Made by `Benchmarks/LeastSquares/certify.py`.",
        "",
        f"| problem | κ | reference path | default path | {version.split(' (')[0].replace('R version', 'R')} "
        f"`lm` | numpy {np.__version__} `lstsq` | statsmodels {statsmodels.__version__} `OLS` |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in table:
        lines.append(f"| {row[0]} | {row[1]:.1e} | " + " | ".join(f"{v:.1f}" for v in row[2:]) + " |")
    with open(os.path.join(ROOT, "Documentation", "NIST.md"), "w") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
