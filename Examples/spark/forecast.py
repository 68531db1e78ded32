#!/usr/bin/env python3
"""Forecasts the series of a CSV or Parquet file on Spark: forecast.py FILE OUTPUT [HORIZON].

The file has the columns unique_id, ds and y. Run it with `spark-submit --master 'local[2]'`.
"""

import sys

from drawline_spark import forecast
from pyspark.sql import SparkSession

file, output, horizon = sys.argv[1], sys.argv[2], int((sys.argv[3:] or ["12"])[0])
spark = SparkSession.builder.getOrCreate()
rows = (
    spark.read.parquet(file)
    if file.endswith(".parquet")
    else spark.read.csv(file, header=True, schema="unique_id string, ds date, y double")
)
forecasts = forecast(rows, horizon=horizon)
forecasts.write.mode("overwrite").parquet(output)
print("series without a forecast:", spark.read.parquet(output).where("error is not null").count())
