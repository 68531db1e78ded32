# Decompositions of data sets that R carries.
# Run in this folder: Rscript decomposition.R
library(forecast)
library(jsonlite)

numbers <- function(x) as.numeric(x)
loess <- function(fit) list(
  seasonal = numbers(fit$time.series[, "seasonal"]), trend = numbers(fit$time.series[, "trend"]),
  weights = numbers(fit$weights))
classical <- function(y, type) {
  fit <- decompose(y, type)
  list(trend = numbers(fit$trend), seasonal = numbers(fit$seasonal))
}

entry <- function(y) list(
  values = numbers(y), period = frequency(y),
  additive = classical(y, "additive"), multiplicative = classical(y, "multiplicative"),
  periodic = loess(stl(y, "periodic")), changing = loess(stl(y, 7)),
  robust = loess(stl(y, "periodic", robust = TRUE)),
  changingRobust = loess(stl(y, 13, t.window = 21, robust = TRUE)),
  strength = {
    fit <- stl(y, "periodic")$time.series
    max(0, 1 - var(fit[, "remainder"]) / var(fit[, "remainder"] + fit[, "seasonal"]))
  })

hours <- msts(log(as.numeric(taylor)[1:840]), seasonal.periods = c(48, 336))
several <- mstl(hours)
series <- list(
  odd = ts(USAccDeaths[1:71], frequency = 12), oddGas = ts(UKgas[1:107], frequency = 4),
  AirPassengers = AirPassengers, USAccDeaths = USAccDeaths, UKgas = UKgas, nottem = nottem)
# Digits beyond the fifteenth are noise.
write(toJSON(list(
  program = paste(R.version.string, "forecast", packageVersion("forecast")),
  date = format(Sys.Date()), series = lapply(series, entry),
  several = list(
    values = numbers(hours), trend = numbers(several[, "Trend"]),
    day = numbers(several[, "Seasonal48"]), week = numbers(several[, "Seasonal336"]))),
  auto_unbox = TRUE, digits = I(15), na = "null"), "decomposition.json")
