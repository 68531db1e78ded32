#!/usr/bin/env python3
"""Checks that Spark's forecasts are one process's to the byte: test.py PROGRAM."""

import os
import subprocess
import sys

from drawline_spark import forecast, forecast_groups
from pyspark.sql import SparkSession

program = os.path.abspath(sys.argv[1])
spark = (
    SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "7").getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")

# Forty series with a trend, a season and something that no generator is needed for; some odd names,
# one series without a value and one with two rows at one time.
names = [f"s{n:02d}" for n in range(36)] + ["=1+1", " padded ", 'say "hi", twice', "é\nü"]
rows = [
    (name, f"{2020 + m // 12}-{m % 12 + 1:02d}-01", float(100 + n + m + 10 * (m % 12 == 11) + n * m * m % 7))
    for n, name in enumerate(names) for m in range(40)
]
rows += [("empty", "2020-01-01", None), ("double", "2020-01-01", 1.0), ("double", "2020-01-01", 2.0)]
frame = spark.createDataFrame(rows, "unique_id string, ds string, y double")
options = dict(horizon=3, model="ets", program=program)

command = [program, "series", "forecast", "-", "--worker", "--no-header", "--by", "unique_id"]
command += ["--time", "ds", "--value", "y", "--horizon", "3", "--model", "ets"]
# As Spark writes CSV for a pipe: each cell in quotes.
quoted = ["%s,%s,%s" % ('"' + i.replace('"', '""') + '"', d, "" if y is None else repr(y)) for i, d, y in rows]
one = subprocess.run(command, input="\n".join(quoted).encode() + b"\n", capture_output=True, check=True).stdout


def records(text):
    """The rows of CSV: a line break in quotes ends none."""
    found, rest = [], ""
    for line in text.decode().split("\n")[:-1]:
        rest += line
        if rest.count('"') % 2:
            rest += "\n"
        else:
            found.append(rest)
            rest = ""
    return sorted(found)


def cell(value):
    """A value as the program writes it."""
    if value is None:
        return ""
    if isinstance(value, float):
        # Python's shortest digits are the program's; a whole number has no ".0" there.
        return repr(value).removesuffix(".0")
    needs = any(c in value for c in ',"\n') or value[0] == " " or value[-1] == " "
    return '"' + value.replace('"', '""') + '"' if needs else value


expected = records(one)
assert len(expected) == 3 * 40 + 2, len(expected)
assert sum(1 for row in expected if row.startswith(("empty,", "double,"))) == 2

for partitions in [1, 5]:
    found = sorted(",".join(map(cell, row)) for row in forecast(frame, partitions=partitions, **options).collect())
    assert found == expected, [pair for pair in zip(found, expected) if pair[0] != pair[1]][:3]
print(f"forecast: {len(expected)} rows are one process's to the byte, from 1 and 5 partitions")

found = sorted(",".join(map(cell, row)) for row in forecast_groups(frame, **options).collect())
assert found == expected, [pair for pair in zip(found, expected) if pair[0] != pair[1]][:3]
print("forecast_groups: the same")

plain = frame.where("unique_id like 's__'").repartition(3, "unique_id")
lines = plain.rdd.map(lambda row: f"{row[0]},{row[1]},{row[2]!r}")
piped = lines.pipe(" ".join(command), checkCode=True).collect()
assert sorted(piped) == [row for row in expected if row.startswith("s")]
print("rdd.pipe: the same")

typed = frame.selectExpr("cast(unique_id as string) unique_id", "cast(ds as date) ds", "y")
assert forecast(typed.where("unique_id = 's01'"), **options).first()["ds"].isoformat() == "2023-05-01"
stamps = frame.selectExpr("cast(1 as bigint) unique_id", "cast(ds as timestamp) ds", "y").where("y < 0")
assert forecast(stamps, **options).collect() == []
stamps = frame.where("unique_id = 's02'").selectExpr("7L unique_id", "cast(ds as timestamp) ds", "y")
first = forecast(stamps, **options).first()
assert (first["unique_id"], first["ds"].isoformat()) == (7, "2023-05-01T00:00:00"), first
spark.conf.set("spark.sql.session.timeZone", "America/Toronto")
assert [row["ds"].isoformat()[:10] for row in forecast(stamps, **options).collect()] == [
    "2023-05-01", "2023-06-01", "2023-07-01"]
print("dates, timestamps and whole numbers stay what they are; no rows give none")
spark.stop()
