#!/usr/bin/env python3
"""Reads a long file of rounds with this project's reader and with its peers, and prints one table.

    pip install pyarrow polars duckdb
    python3 Benchmarks/CSV/compare.py [ROWS]

The file is written once: the rounds of the dataset over and over, numbered from one on. Every reader
gives the same typed columns, and the sums over them must agree. Ours runs on one thread, with every
check on (form, quotes, UTF-8, ranges, dates, names of categories); each peer on as many as stand
beside it. A figure is the best of seven runs in one process, the file being in the page cache.
"""

import csv
import glob
import io
import os
import subprocess
import sys
import tempfile
import time

import duckdb
import polars
import pyarrow
import pyarrow.compute
import pyarrow.csv

HERE = os.path.dirname(os.path.abspath(__file__))
DATASETS = os.path.join(HERE, "..", "..", "Datasets")
RUNS = 7


def write(path, rows):
    """The rounds of the dataset, written as Python's csv module does, until there are enough."""
    with open(os.path.join(DATASETS, "express-entry-rounds.csv"), newline="") as file:
        rounds = list(csv.reader(file))[1:]
    endings = []
    for number, *cells in rounds:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(cells[:5])
        endings.append(text.getvalue())
    with open(path, "w") as file:
        file.write("round,date,name,invitations,cutoff,tieBreak\n")
        for index in range(rows):
            file.write(f"{index + 1},{endings[index % len(endings)]}")


def arrow(path, threads):
    pyarrow.set_cpu_count(threads)
    types = {
        "round": pyarrow.int32(), "date": pyarrow.date32(),
        "name": pyarrow.dictionary(pyarrow.int32(), pyarrow.string()),
        "invitations": pyarrow.int32(), "cutoff": pyarrow.int32(), "tieBreak": pyarrow.timestamp("s"),
    }
    return pyarrow.csv.read_csv(
        path, read_options=pyarrow.csv.ReadOptions(use_threads=threads > 1),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=types, timestamp_parsers=["%Y-%m-%dT%H:%M:%SZ"]))


def arrow_sums(table):
    compute = pyarrow.compute
    return [
        table.num_rows, compute.sum(table["date"].cast(pyarrow.int32())).as_py(),
        len(compute.unique(table["name"].cast(pyarrow.string()))), table.num_rows,
        compute.sum(table["invitations"]).as_py(), compute.sum(table["cutoff"]).as_py(),
        table.num_rows - table["tieBreak"].null_count,
    ]


POLARS = """
import sys, time, polars
from polars import Int32, Date, Categorical, Datetime, String
path, runs = sys.argv[1], int(sys.argv[2])
schema = {"round": Int32, "date": Date, "name": Categorical, "invitations": Int32, "cutoff": Int32,
          "tieBreak": String}
for _ in range(runs):
    start = time.perf_counter()
    frame = polars.read_csv(path, schema=schema).with_columns(
        polars.col("tieBreak").str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_unit="ms"))
    elapsed = (time.perf_counter() - start) * 1000
    sums = [frame.height, frame["date"].to_physical().cast(polars.Int64).sum(),
            frame["name"].n_unique(), frame.height, frame["invitations"].cast(polars.Int64).sum(),
            frame["cutoff"].cast(polars.Int64).sum(), frame.height - frame["tieBreak"].null_count()]
    print(elapsed, ",".join(map(str, sums)))
"""


def duck(path, threads):
    connection = duckdb.connect(config={"threads": threads})
    connection.execute(
        "create table rounds as select * from read_csv(?, columns={'round': 'INTEGER', 'date': "
        "'DATE', 'name': 'VARCHAR', 'invitations': 'INTEGER', 'cutoff': 'INTEGER', 'tieBreak': "
        "'TIMESTAMP'}, header=true, timestampformat='%Y-%m-%dT%H:%M:%SZ')", [path])
    return connection


def duck_sums(connection):
    return list(connection.execute(
        "select count(*), sum(date_diff('day', date '1970-01-01', date))::bigint, "
        "count(distinct name), count(*), sum(invitations)::bigint, sum(cutoff)::bigint, "
        "count(tieBreak) from rounds").fetchone())


def in_process(body, sums):
    """The least milliseconds of some runs, and what the sums were."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        result = body()
        best = min(best, (time.perf_counter() - start) * 1000)
        found = sums(result)
        del result
    return best, ",".join(map(str, found))


def in_program(command, **environment):
    output = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **environment}
    ).stdout
    lines = [line.split(" ") for line in output.strip().split("\n")]
    return min(float(line[0]) for line in lines), lines[-1][1]


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    # The plan of a build does not see files that are new in a package beside it.
    for plan in glob.glob(os.path.join(HERE, ".build", "*.yaml")):
        os.remove(plan)
    build = ["swift", "build", "-c", "release", "--package-path", HERE]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    ours = subprocess.run(
        [*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rounds.csv")
        write(path, rows)
        megabytes = os.path.getsize(path) / 1e6
        print(f"{rows:,} rows, {megabytes:.0f} MB\n")
        categories = os.path.join(DATASETS, "categories.csv")
        results = [("drawline", 1, *in_program([f"{ours}/read-rounds", path, categories, str(RUNS)]))]
        for threads in (1, 2):
            results += [
                (f"pyarrow {pyarrow.__version__}", threads,
                 *in_process(lambda: arrow(path, threads), arrow_sums)),
                (f"duckdb {duckdb.__version__}, into a table", threads,
                 *in_process(lambda: duck(path, threads), duck_sums)),
                (f"polars {polars.__version__}", threads,
                 *in_program(
                     [sys.executable, "-c", POLARS, path, str(RUNS)],
                     POLARS_MAX_THREADS=str(threads))),
            ]
    print("| reader | threads | ms | MB/s |\n| --- | --- | --- | --- |")
    for name, threads, milliseconds, _ in results:
        print(f"| {name} | {threads} | {milliseconds:.0f} | {megabytes / milliseconds * 1000:,.0f} |")
    if len({sums for *_, sums in results}) > 1:
        sys.exit("the readers do not agree: " + str({name: sums for name, _, _, sums in results}))


main()
