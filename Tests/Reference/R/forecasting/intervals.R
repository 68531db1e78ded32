# Sample paths and their quantiles, of normal and of resampled innovations.
# Run in this folder: Rscript intervals.R
library(forecast)
library(jsonlite)

numbers <- function(x) as.numeric(x)

quantiles <- function(forecasts) list(
  lower80 = I(numbers(forecasts$lower[, 1])), upper80 = I(numbers(forecasts$upper[, 1])),
  lower = I(numbers(forecasts$lower[, 2])), upper = I(numbers(forecasts$upper[, 2])))

innovations <- c(1.5, -0.7, 0.3, -2.1, 0.9, 0.2)

smoothing <- function(y, model, damped = FALSE) {
  fit <- ets(y, model, damped = damped)
  par <- fit$par
  constant <- function(name, otherwise) if (name %in% names(par)) par[[name]] else otherwise
  first <- numbers(fit$initstate)
  set.seed(1)
  simulated <- forecast(fit, h = 6, simulate = TRUE, npaths = 40000)
  resampled <- forecast(fit, h = 6, bootstrap = TRUE, npaths = 40000)
  list(
    values = numbers(y), period = frequency(y), error = fit$components[1],
    trend = paste0(fit$components[2], if (damped) "d" else ""), season = fit$components[3],
    first = I(first), alpha = par[["alpha"]], beta = constant("beta", 0),
    gamma = constant("gamma", 0), phi = constant("phi", 1), sigma2 = fit$sigma2,
    innovations = I(innovations * sqrt(fit$sigma2)),
    path = I(numbers(simulate(fit, nsim = 6, innov = innovations * sqrt(fit$sigma2)))),
    simulated = quantiles(simulated), bootstrap = quantiles(resampled))
}

arima011 <- function(y) {
  fit <- Arima(y, order = c(0, 1, 1))
  set.seed(1)
  resampled <- forecast(fit, h = 6, bootstrap = TRUE, npaths = 40000)
  path <- simulate(fit, nsim = 6, innov = innovations * sqrt(fit$sigma2))
  list(values = numbers(y), sigma2 = fit$sigma2, innovations = I(innovations * sqrt(fit$sigma2)),
    path = I(numbers(path)), bootstrap = quantiles(resampled))
}

write_json(
  list(
    program = R.version.string, forecast = as.character(packageVersion("forecast")),
    date = as.character(Sys.Date()),
    smoothing = list(
      Nile = smoothing(Nile, "ANN"), lynx = smoothing(lynx, "ANN"),
      USAccDeaths = smoothing(USAccDeaths, "AAA"), AirPassengers = smoothing(AirPassengers, "MAM"),
      UKgas = smoothing(UKgas, "MAM", damped = TRUE)),
    arima = list(Nile = arima011(Nile))),
  "intervals.json", digits = NA, auto_unbox = TRUE)
