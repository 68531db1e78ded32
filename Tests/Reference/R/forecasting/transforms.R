# The last cycle as a forecast, and methods on a power of the values.
# Run in this folder: Rscript transforms.R
library(forecast)
library(jsonlite)

numbers <- function(x) as.numeric(x)
steps <- function(fit) list(
  mean = numbers(fit$mean), lower = numbers(fit$lower[, 1]), upper = numbers(fit$upper[, 1]))

entry <- function(y) {
  lambda <- BoxCox.lambda(y)
  list(
    values = numbers(y), period = frequency(y), seasonalNaive = steps(snaive(y, h = 18)),
    lambda = lambda, variation = forecast:::guer.cv(lambda, y),
    transformed = numbers(BoxCox(y, 0.3)),
    naive = steps(naive(y, h = 6, lambda = 0.3)),
    naiveAdjusted = steps(naive(y, h = 6, lambda = 0.3, biasadj = TRUE)),
    logarithm = steps(naive(y, h = 6, lambda = 0, biasadj = TRUE)))
}

series <- list(AirPassengers = AirPassengers, UKgas = UKgas, lynx = lynx)
write(toJSON(list(
  program = paste(R.version.string, "forecast", packageVersion("forecast")),
  date = format(Sys.Date()), series = lapply(series, entry)),
  auto_unbox = TRUE, digits = I(15)), "transforms.json")
