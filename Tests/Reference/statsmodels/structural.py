#!/usr/bin/env python3
"""Writes structural.json beside this script: structural models by statsmodels and by dense algebra.

    pip install statsmodels
    python3 structural.py

The data are those of R, which is asked for them. Regular series are filtered and smoothed by
statsmodels with exact diffuse initialisation, whose log-likelihood counts log 2π for the diffuse
observations too: what is written leaves that out, as KFAS does. Irregular series are treated as
Gaussian processes: the covariance matrix of all values is written out, generalized least squares by
QR after Cholesky, nothing recursive.
"""

import json
import math
import os
import subprocess

import numpy as np
import scipy.linalg
import statsmodels
from statsmodels.tsa.statespace.structural import UnobservedComponents

HERE = os.path.dirname(os.path.abspath(__file__))


def data(expression):
    command = "cat(format(as.numeric(%s), digits = 17), sep = '\\n')" % expression
    out = subprocess.run(["Rscript", "-e", command], check=True, capture_output=True, text=True)
    return np.array([float(line) for line in out.stdout.split()])


# Regular series

def standard_errors(model, parameters):
    """From second differences of the log-likelihood by the logarithms of two variances."""
    width = 0.01
    move = lambda a, b: model.loglike(parameters * np.exp([a * width, b * width]))
    curvature = np.array([
        [move(1, 0) - 2 * move(0, 0) + move(-1, 0),
         (move(1, 1) - move(1, -1) - move(-1, 1) + move(-1, -1)) / 4],
        [0, move(0, 1) - 2 * move(0, 0) + move(0, -1)]]) / width ** 2
    curvature[1, 0] = curvature[0, 1]
    return list(np.sqrt(np.diag(np.linalg.inv(-curvature))) * parameters)


def regular(name, values, parameters, diffuse, state=None, exog=None, fit=False, **settings):
    model = UnobservedComponents(values, exog=exog, use_exact_diffuse=True, mle_regression=False,
                                 **settings)
    result = model.smooth(parameters)
    case = {
        "name": name,
        "values": [None if math.isnan(v) else v for v in values],
        "parameters": dict(zip(model.param_names, parameters)),
        "logLikelihood": result.llf + diffuse / 2 * math.log(2 * math.pi),
        "level": list(result.smoothed_state[0]),
        "levelVariances": list(result.smoothed_state_cov[0, 0]),
        "predictions": [None if i < diffuse else v
                        for i, v in enumerate(result.filter_results.forecasts[0])],
        "observationDisturbances": list(result.smoothed_measurement_disturbance[0]),
    }
    seasons = [i for i, s in enumerate(model.state_names) if s.startswith("freq_seasonal")]
    if seasons:
        case["season"] = list(result.smoothed_state[seasons[::2]].sum(0))
    if exog is None:
        forecast = result.get_forecast(8)
        case["mean"] = list(forecast.predicted_mean)
        case["standardErrors"] = list(forecast.se_mean)
    else:
        case["regressors"] = [list(column) for column in np.asarray(exog).T]
    if fit:
        level_only = len(parameters) == 2
        found = model.fit(disp=0, maxiter=2000, method="lbfgs", start_params=parameters, pgtol=1e-10,
                          factr=10)
        found = model.fit(disp=0, maxiter=4000, method="nm", start_params=found.params, xtol=1e-10,
                          ftol=1e-13)
        case["maximum"] = {
            "logLikelihood": found.llf + diffuse / 2 * math.log(2 * math.pi),
            "parameters": list(found.params),
            "standardErrors": standard_errors(model, found.params) if level_only else None,
        }
    return case


# Series as Gaussian processes

def seatbelts_variances(values, log_price, law):
    """The variances of the level of the drivers, for which statsmodels' diffuse filter, with
    regressors far from zero, keeps but four digits."""
    times = np.arange(len(values)).astype(float)
    level = trend_kernel(times, 9e-4, 0)
    v = level + wave_kernel(times, 1e-7, 12, 6) + 3e-3 * np.eye(len(values))
    # At half a cycle only the cosine is seen.
    x = np.column_stack([np.ones_like(times)] + waves(times, 12, 6)[:-1]
                        + [log_price - log_price[0], law])
    own = np.zeros_like(x)
    own[:, 0], own[:, -2] = 1, -log_price[0]
    root = np.linalg.cholesky(v)
    xs = scipy.linalg.solve_triangular(root, x, lower=True)
    r = np.linalg.qr(xs)[1]
    cross = scipy.linalg.solve_triangular(root, level, lower=True)
    spread = scipy.linalg.solve_triangular(r, own.T - xs.T @ cross, trans="T")
    return list(np.diag(level) - (cross ** 2).sum(0) + (spread ** 2).sum(0))


def trend_kernel(times, level, slope):
    """Level and slope wander: the covariance of the level's wandering from the first time on."""
    t = times - times[0]
    low = np.minimum.outer(t, t)
    high = np.maximum.outer(t, t)
    return level * low + slope * low * low * (3 * high - low) / 6


def damped_kernel(times, level, variance, rate):
    """The level's wandering, and the integral of an Ornstein-Uhlenbeck slope."""
    t = times - times[0]
    low = np.minimum.outer(t, t)
    e = np.exp(-rate * t)
    between = np.exp(-rate * np.abs(np.subtract.outer(t, t)))
    slope = variance / rate ** 2 * (
        2 * rate * low - 1 - between + e[:, None] + e[None, :])
    return level * low + slope


def wave_kernel(times, variance, period, harmonics):
    t = times - times[0]
    low = np.minimum.outer(t, t)
    return sum(variance * low * np.cos(2 * math.pi * h / period * np.subtract.outer(t, t))
               for h in range(1, harmonics + 1))


def waves(times, period, harmonics):
    t = times - times[0]
    return [f(2 * math.pi * h * t / period) for h in range(1, harmonics + 1)
            for f in (np.cos, np.sin)]


def dense(name, days, values, later, kernel, columns, noise, parameters):
    """Generalized least squares and prediction from the covariance of everything.

    kernel and columns are of what is smoothed and forecast, at the days and the later ones.
    """
    all_days = np.concatenate([days, later]).astype(float)
    seen = ~np.isnan(values)
    n = len(days)
    covariance = kernel(all_days)
    x = np.column_stack(columns(all_days))
    index = np.flatnonzero(seen)
    v = covariance[np.ix_(index, index)] + noise * np.eye(len(index))
    root = np.linalg.cholesky(v)
    xs = scipy.linalg.solve_triangular(root, x[index], lower=True)
    ys = scipy.linalg.solve_triangular(root, values[index], lower=True)
    q, r = np.linalg.qr(xs)
    beta = scipy.linalg.solve_triangular(r, q.T @ ys)
    rest = ys - xs @ beta
    m = len(index) - x.shape[1]
    log_likelihood = -0.5 * (m * math.log(2 * math.pi) + 2 * np.log(np.diag(root)).sum()
                             + 2 * np.log(np.abs(np.diag(r))).sum() + rest @ rest)
    # The signal everywhere given the values.
    cross = scipy.linalg.solve_triangular(root, covariance[index], lower=True)
    signal = x @ beta + cross.T @ rest
    left = x.T - xs.T @ cross
    spread = scipy.linalg.solve_triangular(r, left, trans="T")
    variance = np.diag(covariance) - (cross ** 2).sum(0) + (spread ** 2).sum(0)
    return {
        "name": name, "days": [int(d) for d in days],
        "values": [None if math.isnan(value) else value for value in values],
        "later": [int(d) for d in later], "parameters": parameters,
        "logLikelihood": log_likelihood,
        "signal": list(signal[:n]), "signalErrors": list(np.sqrt(variance[:n])),
        "mean": list(signal[n:]), "standardErrors": list(np.sqrt(variance[n:] + noise)),
        "coefficients": list(beta),
    }


def irregular(nile):
    gaps = [3, 17, 1, 40, 9, 140, 2, 0, 55, 7]
    days = np.cumsum([0] + gaps * 5)[:48]
    values = nile[:48].copy()
    values[[5, 6, 30]] = math.nan
    later = days[-1] + np.array([0, 1, 30, 365])
    one = lambda t: np.ones_like(t)
    line = lambda t: t - t[0]
    x = np.where(np.arange(52) % 7 < 3, 1.0, 0.0) + np.arange(52) * 0.01
    cases = [
        dense("level", days, values, later, lambda t: trend_kernel(t, 77, 0),
              lambda t: [one(t)], 16000,
              {"levelVariancePerDay": 77, "observationVariance": 16000}),
        dense("linear", days, values, later, lambda t: trend_kernel(t, 50, 0.02),
              lambda t: [one(t), line(t)], 9000,
              {"levelVariancePerDay": 50, "slopeVariancePerDay": 0.02,
               "observationVariance": 9000}),
        dense("damped", days, values, later, lambda t: damped_kernel(t, 50, 30, 0.03),
              lambda t: [one(t)], 9000,
              {"levelVariancePerDay": 50, "slopeVariance": 30, "slopeRatePerDay": 0.03,
               "observationVariance": 9000}),
        dense("autoregression", days, values, later,
              lambda t: 12000 * np.exp(-0.02 * np.abs(np.subtract.outer(t, t))),
              lambda t: [one(t)], 5000,
              {"autoregressionVariance": 12000, "autoregressionRatePerDay": 0.02,
               "observationVariance": 5000}),
        dense("season", days, values, later,
              lambda t: trend_kernel(t, 50, 0) + wave_kernel(t, 20, 365.25, 2),
              lambda t: [one(t)] + waves(t, 365.25, 2), 9000,
              {"levelVariancePerDay": 50, "seasonVariancePerDay": 20,
               "observationVariance": 9000}),
        dense("regression", days, values, later,
              lambda t: 12000 * np.exp(-0.02 * np.abs(np.subtract.outer(t, t))),
              lambda t: [one(t), x], 5000,
              {"autoregressionVariance": 12000, "autoregressionRatePerDay": 0.02,
               "observationVariance": 5000}),
    ]
    cases[-1]["regressor"] = list(x)
    return cases


def main():
    nile = data("Nile")
    gas = np.log(data("UKgas"))
    passengers = np.log(data("AirPassengers"))
    drivers = np.log(data("Seatbelts[, 'drivers']"))
    price = data("Seatbelts[, 'PetrolPrice']")
    law = data("Seatbelts[, 'law']")
    holes = nile.copy()
    holes[20:40] = math.nan
    holes[60:80] = math.nan
    cases = [
        regular("Nile", nile, [15099.0, 1469.1], 1, level="local level", fit=True),
        regular("Nile with gaps", holes, [15099.0, 1469.1], 1, level="local level"),
        regular("Nile trend", nile, [14000.0, 1300.0, 20.0], 2, level="local linear trend",
                fit=True),
        regular("UKgas", gas, [2e-4, 4e-4, 8e-5, 3e-4], 5, level="local linear trend",
                freq_seasonal=[{"period": 4, "harmonics": 2}], fit=True),
        regular("AirPassengers", passengers, [1e-4, 3e-4, 1e-6, 1e-5], 13,
                level="local linear trend", freq_seasonal=[{"period": 12, "harmonics": 6}]),
        regular("Seatbelts", drivers, [3e-3, 9e-4, 1e-7], 14, level="local level",
                freq_seasonal=[{"period": 12, "harmonics": 6}],
                exog=np.column_stack([np.log(price), law])),
    ]
    cases[-1]["levelVariances"] = seatbelts_variances(drivers, np.log(price), law)
    with open(os.path.join(HERE, "structural.json"), "w") as file:
        json.dump({"program": "statsmodels " + statsmodels.__version__, "regular": cases,
                   "irregular": irregular(nile)}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
