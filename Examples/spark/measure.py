#!/usr/bin/env python3
"""Measures how many series a second are forecast: measure.py PROGRAM [SERIES [MONTHS]].

One process with one and two threads, GNU parallel, DuckDB's shards, Spark with one and two workers,
and statsforecast on the same Spark, each with methods that choose ETS models. Times include
start-up; Spark's session is begun, and warmed by one small job, before.
"""

import os
import subprocess
import sys
import tempfile
import time

import numpy
import pandas

program = os.path.abspath(sys.argv[1])
count = int((sys.argv[2:] or ["2000"])[0])
months = int((sys.argv[3:] or ["120"])[0])


def series():
    """Series with a level, a trend, a season and noise, as monthly sales have."""
    random = numpy.random.default_rng(7)
    t = numpy.arange(months)
    for index in range(count):
        season = 10 * numpy.sin(2 * numpy.pi * (t + random.integers(12)) / 12)
        walk = random.normal(0, 2, months).cumsum()
        yield pandas.DataFrame({
            "unique_id": f"s{index:06d}",
            "ds": pandas.date_range("2015-01-01", periods=months, freq="MS").date,
            "y": (100 + 0.3 * t + season + walk + random.normal(0, 3, months)).round(3),
        })


def report(name, seconds):
    print(f"| {name} | {seconds:.1f} s | {count / seconds:,.0f} |", flush=True)


def timed(name, work):
    start = time.perf_counter()
    result = work()
    report(name, time.perf_counter() - start)
    return result


frame = pandas.concat(series())
with tempfile.TemporaryDirectory() as folder:
    path = f"{folder}/series.csv"
    frame.to_csv(path, index=False, header=False)
    options = ["series", "forecast", "--worker", "--no-header", "--by", "unique_id", "--time", "ds"]
    options += ["--value", "y", "--horizon", "12"]
    print(f"{count} series of {months} months, 12 months ahead\n")
    print("| | time | series a second |\n| --- | ---: | ---: |")
    for model in ["ets", "auto"]:
        for threads in ["1", "2"]:
            timed(
                f"drawline, one process, {threads} thread(s), {model}",
                lambda: subprocess.run(
                    [program, *options, path, "--model", model, "--threads", threads],
                    check=True, stdout=subprocess.DEVNULL,
                ),
            )
    cut = f"parallel --pipepart --block -4 -j 2 -a {path} {program} {' '.join(options)} - --model ets --threads 1"
    timed("drawline under GNU parallel, two jobs, ets", lambda: subprocess.run(
        cut, shell=True, check=True, stdout=subprocess.DEVNULL))

    from drawline_spark import forecast, forecast_groups
    from pyspark.sql import SparkSession

    for cores in [1, 2]:
        spark = (
            SparkSession.builder.master(f"local[{cores}]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", str(2 * cores))
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.driver.memory", "2g")
            .getOrCreate()
        )
        spark.sparkContext.setLogLevel("ERROR")
        rows = spark.read.csv(path, schema="unique_id string, ds timestamp, y double").cache()
        rows.count()
        few = rows.where("unique_id < 's000008'")
        arguments = dict(horizon=12, model="ets", program=program)
        forecast(few, **arguments).collect()
        timed(
            f"Spark, {cores} core(s): drawline_spark.forecast, ets",
            lambda: forecast(rows, **arguments).write.format("noop").mode("overwrite").save(),
        )
        forecast_groups(few, **arguments).collect()
        timed(
            f"Spark, {cores} core(s): drawline_spark.forecast_groups, ets",
            lambda: forecast_groups(rows, **arguments)
            .write.format("noop").mode("overwrite").save(),
        )
        try:
            from statsforecast import StatsForecast
            from statsforecast.models import AutoETS

            model = StatsForecast(models=[AutoETS(season_length=12)], freq="MS")

            def run(data):
                done = model.forecast(df=data, h=12, level=[80, 95])
                done.write.format("noop").mode("overwrite").save()

            run(few)
            timed(f"Spark, {cores} core(s): statsforecast AutoETS", lambda: run(rows))
        except ImportError:
            print("(statsforecast is not installed)")
        spark.stop()
