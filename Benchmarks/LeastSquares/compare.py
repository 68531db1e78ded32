#!/usr/bin/env python3
"""Runs the least-squares benchmark and its peers on this machine and prints one table.

    pip install numpy statsmodels
    python3 Benchmarks/LeastSquares/compare.py [FOLDER]

With a FOLDER that holds OpenBLAS's libblas.so.3 and liblapack.so.3 (Debian:
/usr/lib/x86_64-linux-gnu/openblas-pthread), the same program runs with them too, as it does
where Debian's alternatives prefer them. Everything runs on one thread. The peers' long tasks are timed on a part and scaled up, and the
table says so.
"""

import json
import os
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import statsmodels  # noqa: E402
import statsmodels.api as sm  # noqa: E402
from statsmodels.regression.rolling import RollingOLS  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def least(body, runs=3):
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        body()
        best = min(best, time.perf_counter() - start)
    return best


def problem(rows, columns):
    generator = np.random.default_rng(1)
    design = np.column_stack([np.ones(rows), generator.random((rows, columns - 1)) - 0.5])
    return design, design.sum(axis=1) + generator.random(rows)


def ours(name, environment):
    lines = subprocess.run([os.path.join(HERE, ".build/release/least-squares")], check=True,
                           capture_output=True, text=True, env=environment).stdout.splitlines()
    return [(name, line["task"], line["seconds"]) for line in map(json.loads, lines)]


def main():
    subprocess.run(["swift", "build", "-c", "release"], cwd=HERE, check=True, stdout=sys.stderr)
    rows = ours("drawline", os.environ)
    if len(sys.argv) > 1:
        rows += ours("with OpenBLAS", dict(os.environ, LD_LIBRARY_PATH=sys.argv[1]))

    design, response = problem(1_000_000, 20)
    rows.append(("numpy " + np.__version__, "lstsq, 1,000,000 x 20",
                 least(lambda: np.linalg.lstsq(design, response, rcond=None))))

    design, response = problem(60, 5)

    def fits():
        for _ in range(1000):
            fit = sm.OLS(response, design).fit()
            fit.params[1] + fit.bse[1]

    name = "statsmodels " + statsmodels.__version__
    rows.append((name, "100,000 OLS fits with errors, 60 x 5 (1,000 timed)", 100 * least(fits)))
    design, response = problem(20_000, 5)
    rows.append((name, "RollingOLS, window 60, 1,000,000 x 5 (20,000 timed)",
                 50 * least(lambda: RollingOLS(response, design, window=60).fit(), 1)))
    for program, task, seconds in rows:
        print(f"{program:20} {task:55} {seconds:10.3f} s")


if __name__ == "__main__":
    main()
