# Reference values of diagnostics and tests from R, as tests.json beside this script.
#
#   Rscript tests.R

suppressMessages({library(lmtest); library(tseries); library(forecast)
                  library(strucchange); library(jsonlite)})
source("rounds.R")

outcome <- function(test) list(statistic = unname(test$statistic), p = unname(test$p.value))

# Each observation less what a fit to those before foretells, from the first that can be fitted on.
forecast_errors <- function(x, y) {
  x <- cbind(1, scale(x[, -1, drop = FALSE], scale = FALSE))
  first <- which(sapply(seq_len(nrow(x)), function(n) qr(x[1:n, , drop = FALSE])$rank) == ncol(x))[1]
  sapply((first + 1):nrow(x), function(t) {
    before <- qr(x[1:(t - 1), ])
    leverage <- sum(backsolve(qr.R(before), x[t, before$pivot], transpose = TRUE)^2)
    (y[t] - sum(x[t, ] * qr.coef(before, y[1:(t - 1)]))) / sqrt(1 + leverage)
  })
}

# strucchange's test on these errors; its own lose digits to an inverse that it updates.
recursive_cusum <- function(formula, data, x, y) {
  errors <- forecast_errors(x, y)
  process <- cumsum(errors) / (sd(errors) * sqrt(length(errors)))
  statistic <- max(abs(process) / (1 + 2 * seq_along(errors) / length(errors)))
  if (qr(x[seq_len(ncol(x)), ])$rank == ncol(x)) {
    theirs <- sctest(efp(formula, data = data, type = "Rec-CUSUM"))$statistic
    stopifnot(abs(statistic - theirs) < 1e-6)
  }
  list(statistic = statistic, p = pvalue.efp(statistic, "Brownian motion", FALSE, k = 1))
}

# The exact p of Durbin and Watson; by Imhof's integral from 100 observations on, where lmtest's
# algorithm no longer converges.
durbin_watson <- function(fit) {
  theirs <- dwtest(fit, exact = TRUE)
  x <- model.matrix(fit)
  n <- nrow(x)
  if (n < 100) return(outcome(theirs))
  rest <- qr.Q(qr(x), complete = TRUE)[, -seq_len(ncol(x))]
  multiples <- svd(diff(rest))$d^2 - theirs$statistic
  imhof <- function(us) sapply(us, function(u)
    sin(sum(atan(multiples * u)) / 2) / (u * prod((1 + (multiples * u)^2)^0.25)))
  list(statistic = unname(theirs$statistic),
       p = 0.5 - integrate(imhof, 0, Inf, rel.tol = 1e-13, subdivisions = 2000)$value / pi)
}

case <- function(name, formula, data, break_at) {
  data <- na.omit(data[all.vars(formula)])
  fit <- lm(formula, data)
  x <- model.matrix(fit)[, -1, drop = FALSE]
  y <- model.response(model.frame(fit))
  n <- nrow(x)
  squares <- do.call(cbind, unlist(lapply(seq_len(ncol(x)), function(i)
    lapply(i:ncol(x), function(j) x[, i] * x[, j])), recursive = FALSE))
  auxiliary <- lm(residuals(fit)^2 ~ x + squares)
  white <- n * summary(auxiliary)$r.squared
  first <- seq_len(break_at)
  parts <- deviance(lm(formula, data[first, ])) + deviance(lm(formula, data[-first, ]))
  k <- length(coef(fit))
  chow <- ((deviance(fit) - parts) / k) / (parts / (n - 2 * k))
  list(
    name = name, response = unname(y), terms = I(colnames(x)),
    columns = lapply(colnames(x), function(t) unname(x[, t])), breakAt = break_at,
    standardized = unname(rstandard(fit)), studentized = unname(rstudent(fit)),
    cooksDistance = unname(cooks.distance(fit)),
    predictedRSquared = 1 - sum((residuals(fit) / (1 - hatvalues(fit)))^2) / sum((y - mean(y))^2),
    varianceInflation = I(unname(if (ncol(x) > 1) diag(solve(cor(x))) else 1)),
    breuschPagan = outcome(bptest(fit)),
    white = list(statistic = white,
                 p = pchisq(white, length(coef(auxiliary)) - 1, lower.tail = FALSE)),
    reset = outcome(resettest(fit)),
    chow = list(statistic = chow, p = pf(chow, k, n - 2 * k, lower.tail = FALSE)),
    ljungBox = outcome(Box.test(residuals(fit), 5, "Ljung-Box", fitdf = 1)),
    durbinWatson = durbin_watson(fit),
    recursiveResiduals = unname(forecast_errors(model.matrix(fit), y)),
    recursiveCUSUM = recursive_cusum(formula, data, model.matrix(fit), y),
    residualCUSUM = outcome(sctest(efp(formula, data = data, type = "OLS-CUSUM"))),
    joint = {
      test <- waldtest(fit, lm(update(formula, . ~ 1), data), vcov = sandwich::vcovHC(fit, "HC1"))
      list(statistic = test$F[2], p = test$`Pr(>F)`[2])
    },
    jarqueBera = outcome(jarque.bera.test(residuals(fit))))
}

series <- function(name, values) {
  values <- as.numeric(values)
  list(
    name = name, values = values,
    autocorrelation = as.numeric(acf(values, 6, plot = FALSE)$acf),
    partialAutocorrelation = as.numeric(pacf(values, 6, plot = FALSE)$acf),
    dickeyFuller = outcome(suppressWarnings(adf.test(values))),
    kpssLevel = outcome(suppressWarnings(kpss.test(values))),
    kpssTrend = outcome(suppressWarnings(kpss.test(values, "Trend"))))
}

# The last value against the mean as forecasts.
compared <- function(name, values) {
  values <- as.numeric(values)
  errors <- list(naive = diff(values), mean = (values - mean(values))[-1])
  c(list(name = name), errors, list(
    oneStep = outcome(dm.test(errors$naive, errors$mean, h = 1, power = 2)),
    threeSteps = outcome(dm.test(errors$naive, errors$mean, h = 3, power = 2))))
}

some <- rounds("healthcare")
care <- data.frame(cutoff = some$cutoff, time = some$time, size = log(some$invitations))
some <- rounds("cec")
cec <- data.frame(cutoff = some$cutoff, time = some$time, size = log(some$invitations))
many <- lm(mag ~ depth + stations, quakes)
lake <- data.frame(level = as.numeric(LakeHuron), year = 1:98)
write_json(
  list(program = "R", version = R.version.string,
       packages = sapply(c("lmtest", "tseries", "forecast", "strucchange"),
                         function(p) as.character(packageVersion(p))),
       date = format(Sys.Date()),
       cases = list(
         case("mtcars", mpg ~ wt + hp, mtcars, 16),
         case("stackloss", stack.loss ~ Air.Flow + Water.Temp, stackloss, 10),
         case("swiss", Fertility ~ Agriculture + Education + Catholic, swiss, 20),
         case("airquality", Ozone ~ Solar.R + Wind + Temp, airquality, 50),
         case("LakeHuron", level ~ year, lake, 40),
         case("cars", dist ~ speed, cars, 25),
         case("healthcare rounds", cutoff ~ time + size, care, 7),
         case("cec rounds", cutoff ~ time + size, cec, 30)),
       manyDurbinWatson = list(
         response = quakes$mag, depth = quakes$depth, stations = quakes$stations,
         outcome = outcome(dwtest(many, exact = FALSE))),
       series = list(series("lh", lh), series("Nile", Nile), series("LakeHuron", LakeHuron),
                     series("log AirPassengers", log(AirPassengers)),
                     series("log lynx", log(lynx)), series("log UKgas", log(UKgas)),
                     series("cec rounds", rounds("cec")$cutoff)),
       dieboldMariano = list(
         compared("LakeHuron", LakeHuron), compared("Nile", Nile), compared("lh", lh),
         compared("lynx", lynx), compared("UKgas", UKgas), compared("presidents", na.omit(as.numeric(presidents))),
         compared("cec rounds", rounds("cec")$cutoff))),
  "tests.json", auto_unbox = TRUE, digits = I(17))
