#!/usr/bin/env python3
"""Forecasts the series of any file that DuckDB reads: forecast.py SQL OUTPUT [OPTION…]

    forecast.py "select shop, month, sales from 'sales/*.parquet'" forecasts.parquet --horizon 12

The query gives three columns: the series, the time and the value. DRAWLINE names the program.
"""

import os
import subprocess
import sys
import tempfile

import duckdb

query, output, options = sys.argv[1], sys.argv[2], sys.argv[3:]
command = [os.environ.get("DRAWLINE", "drawline"), "series", "forecast", "-", "--worker"]
command += ["--by", "unique_id", "--time", "ds", "--value", "y", *options]
with tempfile.TemporaryDirectory() as folder:
    rows, answer = f"{folder}/rows.csv", f"{folder}/answer.csv"
    duckdb.sql(f"copy (select * from ({query}) as t(unique_id, ds, y)) to '{rows}' (header)")
    with open(rows) as source, open(answer, "w") as target:
        subprocess.run(command, stdin=source, stdout=target, check=True)
    names = "columns = {'series': 'varchar'}, auto_type_candidates = ['double', 'date', 'varchar']"
    text = f"select * from read_csv('{answer}', header = true, {names.replace('columns', 'types')})"
    duckdb.sql(f"copy ({text}) to '{output}'")
