#!/usr/bin/env python3
"""Writes Documentation/NIST.md: correct digits on NIST's linear-regression problems.

    pip install numpy statsmodels
    python3 Benchmarks/LeastSquares/certify.py

Each program gets the same files and prints coefficients, their standard errors and R²; the least
log relative error of a problem's values is its figure, 15 at most, 0 where a program has no answer.
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
s <- suppressWarnings(summary(fit))
cat(sprintf("%.17g", coef(fit)), "\n")
cat(sprintf("%.17g", s$coefficients[, 2]), "\n")
cat(sprintf("%.17g", s$r.squared), "\n")
"""


def read(name):
    with open(os.path.join(ROOT, "Tests/Reference/nist", name + ".dat")) as file:
        lines = [line.split() for line in file]
    certified = [f for f in lines if len(f) == 3 and f[0][0] == "B" and f[0][1:].isdigit()]
    share = next(float(f[1]) for f in lines if len(f) == 2 and f[0] == "R-Squared")
    start = max(i for i, f in enumerate(lines) if f and f[0] == "Data:")
    values = [[float(f[1]) for f in certified], [float(f[2]) for f in certified], [share]]
    return values, [f for f in lines[start + 1:] if f]


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
    tables = [[], [], []]
    for name in NAMES:
        certified, rows = read(name)
        intercept = not name.startswith("NoInt")
        count = len(rows[0]) - 1
        degree = 1 if count > 1 else len(certified[0]) - intercept
        text = "".join(" ".join(row) + "\n" for row in rows)
        options = [str(degree), str(int(intercept))]
        figures = run([ours] + options, text)
        default, reference, condition = figures[:3], figures[3:6], figures[6]
        r = run(["Rscript", "-e", R_SCRIPT] + options, text) or [[], [], []]
        values = np.array(rows, dtype=float)
        x = values[:, 1:] if degree == 1 else values[:, 1:2] ** np.arange(1, degree + 1)
        x = np.column_stack([np.ones(len(x)), x]) if intercept else x
        lstsq = np.linalg.lstsq(x, values[:, 0], rcond=None)[0]
        fitted = sm.OLS(values[:, 0], x).fit()
        theirs = [fitted.params, fitted.bse, [fitted.rsquared]]
        for kind in range(3):
            row = [digits(v[kind], certified[kind]) for v in (reference, default, r)]
            row += [digits(lstsq, certified[0])] if kind == 0 else []
            row += [digits(theirs[kind], certified[kind])]
            tables[kind].append([name] + ([condition[0]] if kind == 0 else []) + row)

    r_name = version.split(" (")[0].replace("R version", "R") + " `lm`"
    peers = [f"numpy {np.__version__} `lstsq`", f"statsmodels {statsmodels.__version__} `OLS`"]
    text = f"""# Correct digits on NIST's problems

The least number of correct digits of any value, on the eleven linear-regression problems of NIST's
Statistical Reference Datasets; 15 is all that is certified, 0 where a program has no answer. The
reference path is `ReferenceLeastSquares`, which takes decimals in full; the default is
`LinearRegression`, from doubles like the other programs. Where a perfect fit's standard errors are
certified as zero, leading zeros count. Made by `Benchmarks/LeastSquares/certify.py`.

## Coefficients

κ is the condition number of the design with columns of length one. From 900 on rounding of the data
to doubles may reach the thirteenth digit, and a fit says so; whether it does depends on the data:
those of Longley and Wampler are whole numbers. R drops a term of Filip.

"""
    heads = [["problem", "κ", "reference path", "default path", r_name] + peers,
             ["problem", "reference path", "default path", r_name, peers[1]],
             ["problem", "reference path", "default path", r_name, peers[1]]]
    titles = ["", "\n## Standard errors\n\n", "\n## R²\n\n"]
    for head, title, table in zip(heads, titles, tables):
        text += title + "| " + " | ".join(head) + " |\n| --- |" + " ---: |" * (len(head) - 1) + "\n"
        for row in table:
            cells = [f"{v:.1e}" if head[i + 1] == "κ" else f"{v:.1f}" for i, v in enumerate(row[1:])]
            text += f"| {row[0]} | " + " | ".join(cells) + " |\n"
    with open(os.path.join(ROOT, "Documentation", "NIST.md"), "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
