# The models of the exponential smoothing taxonomy: the likelihood at given constants and states,
# forecasts and their variances, and the searches of `ets`.
# Run in this folder: Rscript taxonomy.R
library(forecast)
library(jsonlite)

numbers <- function(x) as.numeric(x)

# One model with constants of our choice, from the states at which `ets` starts.
given <- function(y, error, trend, season) {
  m <- frequency(y)
  damped <- trend == "Ad"
  t <- substr(trend, 1, 1)
  start <- numbers(forecast:::initstate(y, t, season))
  alpha <- 0.3
  beta <- 0.04
  gamma <- 0.1
  phi <- 0.93
  if (season != "N") {
    count <- 1 + (t != "N")
    start <- c(start, m * (season == "M") - sum(start[-(1:count)]))
  }
  e <- forecast:::pegelsresid.C(
    y, m, start, error, t, season, damped, alpha, if (t != "N") beta, if (season != "N") gamma,
    phi, 3)
  par <- c(alpha = alpha, beta = beta, gamma = gamma, phi = phi)
  # Our errors that multiply need positive predictions, which these constants need not give.
  if (error == "M" && any(y / (1 + e$e) <= 0)) return(NULL)
  last <- e$states[length(y) + 1, ]
  sigma2 <- sum(e$e^2) / (length(y) - length(start) + (season != "N") - 1 - (t != "N") -
    (season != "N") - damped)
  h <- 2 * m + 3
  forecasts <- if (error == "A" && season == "M") NULL
    else if (error == "A") forecast:::class1(h, last, t, season, damped, m, sigma2, par)
    else if (season != "M") forecast:::class2(h, last, t, season, damped, m, sigma2, par)
    else forecast:::class3(h, last, t, season, damped, m, sigma2, par)
  list(
    error = error, trend = trend, season = season, first = I(start), lik = e$lik,
    residuals = numbers(e$e), last = I(numbers(last)), sigma2 = sigma2,
    mean = I(numbers(forecasts$mu)), variance = I(numbers(forecasts$var)))
}

entry <- function(y) {
  m <- frequency(y)
  forms <- expand.grid(
    error = c("A", "M"), trend = c("N", "A", "Ad"), season = if (m > 1) c("N", "A", "M") else "N",
    stringsAsFactors = FALSE)
  chosen <- ets(y)
  list(
    values = numbers(y), period = m,
    given = Filter(Negate(is.null), lapply(seq_len(nrow(forms)), function(i)
      given(y, forms$error[i], forms$trend[i], forms$season[i]))),
    chosen = list(model = chosen$method, logLikelihood = chosen$loglik, aicc = chosen$aicc),
    searched = lapply(
      Filter(function(i) !(forms$error[i] == "A" && forms$season[i] == "M"), seq_len(nrow(forms))),
      function(i) {
        fit <- ets(y, paste0(forms$error[i], substr(forms$trend[i], 1, 1), forms$season[i]),
          damped = forms$trend[i] == "Ad")
        list(error = forms$error[i], trend = forms$trend[i], season = forms$season[i],
          logLikelihood = fit$loglik)
      }))
}

admissible <- list()
for (m in c(4, 12)) for (alpha in c(0.1, 0.9, 1.5)) for (beta in c(0.05, 0.6))
  for (gamma in c(0.01, 0.3, 1.2)) for (phi in c(0.8, 0.98, 1))
    admissible[[length(admissible) + 1]] <- list(
      m = m, alpha = alpha, beta = beta, gamma = gamma, phi = phi,
      season = forecast:::admissible(alpha, beta, gamma, phi, m),
      plain = forecast:::admissible(alpha, beta, NULL, phi, m))

series <- list(
  AirPassengers = AirPassengers, USAccDeaths = USAccDeaths, UKgas = UKgas, Nile = Nile,
  lynx = lynx)
write(toJSON(list(
  program = paste(R.version.string, "forecast", packageVersion("forecast")),
  date = format(Sys.Date()), series = lapply(series, entry), admissible = admissible),
  auto_unbox = TRUE, digits = I(15), null = "null", na = "null"), "taxonomy.json")
