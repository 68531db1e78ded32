"""Forecasts of the series of a Spark data frame by the drawline program.

Nothing is computed here: rows go to `drawline series forecast --worker` as CSV, and its rows come
back. The program must be on each executor: on its PATH, or under the path given as `program`.
"""

import io
import itertools
import subprocess
import threading

import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

__all__ = ["Worker", "forecast", "forecast_groups"]


def _command(program, id, time, value, horizon, model, levels, options):
    columns = ["series", "time", "model", "mean"]
    columns += [f"{side}{level:g}" for level in levels for side in ("lower", "upper")] + ["error"]
    command = [program, "series", "forecast", "-", "--worker", "--no-header", "--quiet"]
    command += ["--threads", "1", "--by", id, "--time", time, "--value", value]
    command += ["--horizon", str(horizon), "--model", model]
    command += [part for level in levels for part in ("--level", f"{level:g}")]
    return command + ["--output-columns", ",".join(columns), *options], columns


def _csv(table):
    """The rows as CSV without a header; instants as the wall time of the session's zone."""
    columns = []
    for column in table.columns:
        if pa.types.is_timestamp(column.type):
            wall = pa.compute.local_timestamp(column) if column.type.tz else column
            column = wall.cast(pa.timestamp("s"))
        columns.append(column)
    sink = io.BytesIO()
    options = pa.csv.WriteOptions(include_header=False, quoting_style="needed")
    pa.csv.write_csv(pa.table(columns, names=table.column_names), sink, options)
    return sink.getvalue()


def _table(text, schema):
    """The rows of an answer, by the types of a schema."""
    if not text:
        return schema.empty_table()
    seconds = [
        field.with_type(pa.timestamp("s")) if pa.types.is_timestamp(field.type) else field
        for field in schema
    ]
    types = pa.csv.ConvertOptions(
        column_types=pa.schema(seconds), null_values=[""], strings_can_be_null=True
    )
    read = pa.csv.ReadOptions(column_names=schema.names)
    parse = pa.csv.ParseOptions(newlines_in_values=True)
    answer = pa.csv.read_csv(io.BytesIO(text), read, parse, types)
    for place, field in enumerate(schema):
        if pa.types.is_timestamp(field.type) and field.type.tz:
            instants = pa.compute.assume_timezone(
                answer.column(place), field.type.tz, ambiguous="earliest", nonexistent="latest"
            )
            answer = answer.set_column(place, field.name, instants)
    return answer.cast(schema)


class Worker:
    """A drawline process that answers one table after another, so that it starts only once."""

    def __init__(self, command, schema):
        self.schema = schema
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, table):
        text = _csv(table)
        self.process.stdin.write(b"%d\n" % len(text))
        self.process.stdin.write(text)
        self.process.stdin.flush()
        count = self.process.stdout.readline()
        if not count:
            raise RuntimeError(f"drawline ended with status {self.process.wait()}")
        return _table(self.process.stdout.read(int(count)), self.schema)


def _prepared(df, id, time, value, columns):
    """The three columns, and the schema of the answer for Spark and for Arrow."""
    from pyspark.sql.types import DoubleType, StringType, StructField, StructType

    rows = df.select(id, time, value)
    types = {"series": rows.schema[id].dataType, "time": rows.schema[time].dataType}
    types |= {"model": StringType(), "error": StringType()}
    names = {"series": id, "time": time}
    schema = StructType(
        [StructField(names.get(name, name), types.get(name, DoubleType())) for name in columns]
    )
    zone = df.sparkSession.conf.get("spark.sql.session.timeZone")
    known = {
        "string": pa.string(), "double": pa.float64(), "float": pa.float32(), "date": pa.date32(),
        "bigint": pa.int64(), "int": pa.int32(), "smallint": pa.int16(), "tinyint": pa.int8(),
        "timestamp": pa.timestamp("us", zone), "timestamp_ntz": pa.timestamp("us"),
    }
    for field in schema:
        if field.dataType.simpleString() not in known:
            kind = field.dataType.simpleString()
            raise TypeError(f"column {field.name} is of {kind}; cast it to a string or a number")
    arrow = pa.schema([(field.name, known[field.dataType.simpleString()]) for field in schema])
    return rows, schema, arrow


def forecast(
    df, id="unique_id", time="ds", value="y", horizon=1, model="auto", levels=(80, 95),
    partitions=None, program="drawline", options=(),
):
    """Forecasts each series of a data frame: one process for each partition.

    The answer has a row for each time to come, and for a series that cannot be forecast one row with
    its `error`. `options` are further options of `drawline series forecast`.
    """
    command, columns = _command(program, id, time, value, horizon, model, levels, options)
    rows, schema, arrow = _prepared(df, id, time, value, columns)

    def shard(batches):
        first = next(batches, None)
        if first is None:
            return
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            try:
                for batch in itertools.chain([first], batches):
                    process.stdin.write(_csv(pa.Table.from_batches([batch])))
            except BrokenPipeError:
                pass
            finally:
                process.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        text = process.stdout.read()
        feeder.join()
        if process.wait() != 0:
            raise RuntimeError(f"drawline ended with status {process.returncode}")
        yield from _table(text, arrow).to_batches()

    count = [partitions] if partitions else []
    return rows.repartition(*count, id).mapInArrow(shard, schema)


_workers = {}


def forecast_groups(
    df, id="unique_id", time="ds", value="y", horizon=1, model="auto", levels=(80, 95),
    program="drawline", options=(),
):
    """Forecasts each series as a group of its own, by a process that outlives the group.

    This is `groupBy(id).applyInPandas(…)`, for pipelines that do more with each group. `forecast` has
    less to send to and fro and is faster.
    """
    command, columns = _command(program, id, time, value, horizon, model, levels, options)
    rows, schema, arrow = _prepared(df, id, time, value, columns)
    key = tuple(command + ["--framed"])

    def group(frame):
        worker = _workers.get(key)
        if worker is None or worker.process.poll() is not None:
            worker = _workers[key] = Worker(list(key), arrow)
        return worker(pa.Table.from_pandas(frame, preserve_index=False)).to_pandas()

    return rows.groupBy(id).applyInPandas(group, schema)
