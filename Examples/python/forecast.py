"""A data frame in, forecasts out: `drawline series forecast --worker` from Python."""

import io
import subprocess

import pandas


def forecast(frame, by, time, value, horizon=1, options=(), program="drawline"):
    """The forecasts of each series of a data frame in long form, with an error where there is none."""
    command = [program, "series", "forecast", "-", "--worker", "--by", by, "--time", time]
    command += ["--value", value, "--horizon", str(horizon), *options]
    rows = frame[[by, time, value]].to_csv(index=False).encode()
    run = subprocess.run(command, input=rows, capture_output=True)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode())
    types = {"series": frame[by].dtype, "time": str, "model": str, "error": str}
    answer = pandas.read_csv(
        io.BytesIO(run.stdout), dtype=types, keep_default_na=False,
        na_values={name: [""] for name in ["time", "model", "mean", "error"]},
    )
    return answer.rename(columns={"series": by, "time": time})


if __name__ == "__main__":
    sales = pandas.DataFrame({
        "shop": ["North"] * 24 + ["South"] * 24 + ["New"] * 1,
        "month": [f"{2024 + m // 12}-{m % 12 + 1:02d}" for m in range(24)] * 2 + ["2025-12"],
        "sales": [100 + m + 10 * (m % 12 == 11) for m in range(24)] * 2 + [None],
    })
    print(forecast(sales, "shop", "month", "sales", horizon=2).to_string())
