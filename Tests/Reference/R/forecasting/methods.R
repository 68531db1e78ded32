# Reference values of the forecasting methods, on data sets that R carries.
# Run in this folder: Rscript methods.R

suppressPackageStartupMessages(library(forecast))

number <- function(x) ifelse(is.na(x), "null", trimws(formatC(x, digits = 17, format = "g")))
numbers <- function(x) paste0("[", paste(number(as.numeric(x)), collapse = ","), "]")
object <- function(fields) {
  paste0("{", paste0('"', names(fields), '":', unlist(fields), collapse = ",\n"), "}")
}

series <- list(
  lh = lh, Nile = Nile, LakeHuron = LakeHuron, lynx = log10(lynx), sunspots = sunspot.year,
  AirPassengers = log(AirPassengers), deaths = USAccDeaths, WWWusage = WWWusage,
  airmiles = airmiles)

simple <- function(fit) {
  list(
    mean = numbers(fit$mean), lower = numbers(fit$lower[, 1]), upper = numbers(fit$upper[, 1]))
}

# The regressions of Hannan and Rissanen by lm, for MA(q).
hannanRissanen <- function(y, q, m) {
  y <- as.numeric(y)
  n <- length(y)
  lags <- function(x, k, from) sapply(1:k, function(j) x[(from:n) - j])
  long <- lm(y[(m + 1):n] ~ lags(y, m, m + 1))
  z <- c(rep(0, m), residuals(long))
  short <- lm(y[(m + q + 1):n] ~ lags(z, q, m + q + 1))
  mean <- coef(short)[[1]]
  theta <- as.numeric(coef(short)[-1])
  filtered <- function(x) {
    as.numeric(filter(c(rep(0, q), x), -theta, method = "recursive"))[-(1:q)]
  }
  residual <- filtered(y - mean)
  derivative <- filtered(residual)
  step <- lm(residual[(q + 1):n] ~ 0 + lags(derivative, q, q + 1))
  corrected <- theta + as.numeric(coef(step))
  # Outside arima's reach if not invertible: the likelihood is then left out, as is a correction
  # that starts or ends there.
  invertible <- function(theta) all(is.finite(theta)) && all(Mod(polyroot(c(1, theta))) > 1)
  likelihood <- function(theta) {
    if (!invertible(theta)) return(NULL)
    fixed <- c(theta, mean)
    fit <- arima(y, c(0, 0, q), fixed = fixed, transform.pars = FALSE, method = "ML",
      SSinit = "Rossignol2011")
    list(
      logLikelihood = number(fit$loglik), sigma = number(sqrt(fit$sigma2)),
      residuals = numbers(residuals(fit)), forecast = numbers(predict(fit, 6)$pred))
  }
  ml <- arima(y, c(0, 0, q), method = "ML")
  object(c(
    list(q = q, m = m, mean = number(mean), theta = numbers(theta),
      maximumLikelihood = numbers(coef(ml)),
      maximum = number(ml$loglik)),
    likelihood(theta),
    if (invertible(theta) && invertible(corrected)) list(corrected = numbers(corrected))))
}

# From the first observation on.
smoothing <- function(y) {
  fit <- HoltWinters(ts(y), alpha = 0.3, beta = FALSE, gamma = FALSE)
  list(level = number(coef(fit)[[1]]), sse = number(fit$SSE))
}

# The additive model without a season that AICc chooses; with the constants that ets leaves out.
chosen <- function(y) {
  fit <- ets(y, additive.only = TRUE)
  n <- length(y)
  object(list(
    model = paste0('"', fit$method, '"'), aicc = number(fit$aicc + n * (log(2 * pi / n) + 1)),
    mean = numbers(forecast(fit, 6)$mean)))
}

entry <- function(y) {
  free <- ets(y, model = "ANN")
  linear <- ets(y, model = "AAN", damped = FALSE)
  damped <- ets(y, model = "AAN", damped = TRUE)
  pars <- function(fit) {
    object(list(
      parameters = numbers(fit$par), sse = number(sum(residuals(fit)^2)),
      mean = numbers(forecast(fit, 6)$mean)))
  }
  object(list(
    values = numbers(y),
    naive = object(simple(rwf(y, h = 6, level = 80))),
    drift = object(simple(rwf(y, h = 6, level = 80, drift = TRUE))),
    meanf = object(simple(meanf(y, h = 6, level = 80))),
    smoothing = object(smoothing(as.numeric(y))),
    theta = numbers(thetaf(y, h = 6)$mean), ets = chosen(y),
    ses = pars(free), holt = pars(linear), damped = pars(damped),
    movingAverages = paste0("[", paste(
      hannanRissanen(y, 1, 8), hannanRissanen(y, 2, 8), hannanRissanen(y, 3, 10),
      sep = ",\n"), "]")))
}

cat(
  object(c(
    list(
      program = paste0('"', R.version.string, ', forecast ', packageVersion("forecast"), '"'),
      date = paste0('"', Sys.Date(), '"')),
    list(series = object(lapply(series, function(y) entry(as.numeric(y))))))),
  "\n", file = "methods.json", sep = "")
