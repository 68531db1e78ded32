# Reference values of diagnostics and tests from R, as tests.json beside this script.
#
#   Rscript tests.R

suppressMessages({library(lmtest); library(tseries); library(forecast); library(jsonlite)})

outcome <- function(test) list(statistic = unname(test$statistic), p = unname(test$p.value))

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
    durbinWatson = outcome(dwtest(fit, exact = TRUE)),
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

errors <- list(naive = diff(as.numeric(LakeHuron)),
               mean = (as.numeric(LakeHuron) - mean(LakeHuron))[-1])
lake <- data.frame(level = as.numeric(LakeHuron), year = 1875:1972)
write_json(
  list(program = "R", version = R.version.string,
       packages = sapply(c("lmtest", "tseries", "forecast"),
                         function(p) as.character(packageVersion(p))),
       date = format(Sys.Date()),
       cases = list(
         case("mtcars", mpg ~ wt + hp, mtcars, 16),
         case("stackloss", stack.loss ~ Air.Flow + Water.Temp, stackloss, 10),
         case("swiss", Fertility ~ Agriculture + Education + Catholic, swiss, 20),
         case("airquality", Ozone ~ Solar.R + Wind + Temp, airquality, 50),
         case("LakeHuron", level ~ year, lake, 40),
         case("cars", dist ~ speed, cars, 25)),
       series = list(series("lh", lh), series("Nile", Nile), series("LakeHuron", LakeHuron),
                     series("log AirPassengers", log(AirPassengers))),
       dieboldMariano = c(errors, list(
         oneStep = outcome(dm.test(errors$naive, errors$mean, h = 1, power = 2)),
         threeSteps = outcome(dm.test(errors$naive, errors$mean, h = 3, power = 2))))),
  "tests.json", auto_unbox = TRUE, digits = I(17))
