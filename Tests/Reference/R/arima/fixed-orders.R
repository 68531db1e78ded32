# ARIMA models of fixed orders on the data sets that R carries: arima's maximum likelihood and
# conditional sum of squares, with standard errors and twelve steps of predict. The variance of
# 10^6 from which arima starts a series to be differenced changes the likelihood in its third or
# fourth decimal; the likelihood of the differences themselves is that of a fit to them, and with
# gaps that of a greater variance.
# Run in this folder: Rscript fixed-orders.R

library(jsonlite)

tight <- list(reltol = 1e-15, maxit = 1000)

gappy <- log(AirPassengers)
gappy[c(5, 30, 31, 32, 77, 140)] <- NA
gappy_nile <- Nile
gappy_nile[c(2, 3, 50:60)] <- NA
trend <- time(LakeHuron) - 1920

models <- list(
  list("lh", lh, c(1, 0, 0)),
  list("lh", lh, c(3, 0, 0)),
  list("lh", lh, c(1, 0, 1)),
  list("lynx", log10(lynx), c(2, 0, 0)),
  list("Nile", Nile, c(1, 1, 1)),
  list("Nile", Nile, c(0, 1, 1)),
  list("sunspot.year", sunspot.year, c(9, 0, 0)),
  list("sunspot.year", sunspot.year, c(2, 0, 1)),
  list("WWWusage", WWWusage, c(3, 1, 0)),
  list("WWWusage", WWWusage, c(1, 1, 1)),
  list("LakeHuron", LakeHuron, c(2, 0, 0), xreg = trend),
  list("airmiles", log(airmiles), c(0, 2, 1)),
  list("presidents", presidents, c(3, 0, 0)),
  list("presidents", presidents, c(1, 0, 0), c(1, 0, 0)),
  list("USAccDeaths", USAccDeaths, c(0, 1, 1), c(0, 1, 1)),
  list("log AirPassengers", log(AirPassengers), c(0, 1, 1), c(0, 1, 1)),
  list("log AirPassengers", log(AirPassengers), c(2, 1, 1), c(0, 1, 1)),
  list("log AirPassengers", log(AirPassengers), c(1, 0, 1), c(1, 1, 0), drift = TRUE),
  list("log UKgas", log(UKgas), c(1, 0, 1), c(0, 1, 1), drift = TRUE),
  list("log UKgas", log(UKgas), c(0, 1, 1), c(1, 1, 1)),
  list("nottem", nottem, c(1, 0, 0), c(2, 1, 0), drift = TRUE),
  list("nottem", nottem, c(1, 0, 0), c(1, 0, 1)),
  list("co2", co2, c(1, 1, 1), c(0, 1, 1)),
  list("gappy log AirPassengers", gappy, c(0, 1, 1), c(0, 1, 1)),
  list("gappy Nile", gappy_nile, c(0, 1, 1)),
  list("Nile", Nile, c(0, 1, 1), drift = TRUE)
)

fit <- function(x, order, seasonal, xreg, method) {
  if (all(is.na(seasonal))) {
    arima(x, order, xreg = xreg, method = method, optim.control = tight)
  } else {
    arima(x, order, seasonal, xreg = xreg, method = method, optim.control = tight)
  }
}

# Whether the factors of a model are stationary and invertible, which the sum of squares allows
# them not to be.
is_regular <- function(model) {
  minimum <- function(polynomial) min(Mod(polyroot(polynomial)), Inf)
  trimmed <- function(x) x[seq_len(max(which(x != 0), 1))]
  minimum(trimmed(c(1, -model$model$phi))) > 1 && minimum(trimmed(c(1, model$model$theta))) > 1
}

exact <- function(x, order, seasonal, xreg) {
  if (order[2] + seasonal[2] == 0) return(fit(x, order, seasonal, xreg, "ML"))
  if (anyNA(x)) {
    return(arima(x, order, seasonal, xreg = xreg, method = "ML", kappa = 1e9,
      optim.control = tight))
  }
  difference <- function(v) {
    if (seasonal[2] > 0) v <- diff(v, frequency(x), seasonal[2])
    if (order[2] > 0) v <- diff(v, 1, order[2])
    v
  }
  arima(
    difference(x), order * c(1, 0, 1), list(order = seasonal * c(1, 0, 1), period = frequency(x)),
    xreg = if (is.null(xreg)) NULL else difference(xreg), include.mean = FALSE, method = "ML",
    optim.control = tight)
}

describe <- function(model) {
  name <- model[[1]]
  x <- model[[2]]
  order <- model[[3]]
  seasonal <- if (length(model) >= 4 && is.null(names(model)[4]) || isTRUE(names(model)[4] == ""))
    model[[4]] else c(0, 0, 0)
  xreg <- model$xreg
  future <- NULL
  if (!is.null(xreg)) future <- xreg[length(xreg)] + seq_len(12)
  if (isTRUE(model$drift)) {
    xreg <- seq_along(x)
    future <- length(x) + seq_len(12)
  }
  ml <- fit(x, order, seasonal, xreg, "ML")
  ahead <- predict(ml, n.ahead = 12, newxreg = future)
  css <- if (anyNA(x)) NULL else fit(x, order, seasonal, xreg, "CSS")
  plain <- exact(x, order, seasonal, xreg)
  list(
    name = name, period = frequency(x), values = as.numeric(x), order = order,
    seasonal = seasonal, drift = isTRUE(model$drift),
    regressor = if (is.null(model$xreg)) NULL else c(as.numeric(model$xreg), future),
    names = I(names(coef(ml))), coefficients = I(as.numeric(coef(ml))),
    standardErrors = I(as.numeric(sqrt(diag(vcov(ml))))),
    sigma2 = ml$sigma2, logLikelihood = ml$loglik,
    exact = list(
      coefficients = I(as.numeric(coef(plain))), sigma2 = plain$sigma2,
      standardErrors = I(as.numeric(sqrt(diag(vcov(plain))))), logLikelihood = plain$loglik),
    mean = as.numeric(ahead$pred), se = as.numeric(ahead$se),
    css = if (is.null(css)) NULL else
      list(coefficients = I(as.numeric(coef(css))), sigma2 = css$sigma2,
        isRegular = is_regular(css)))
}

out <- list(
  program = R.version.string, date = format(Sys.Date()),
  models = lapply(models, describe))
write(toJSON(out, digits = NA, auto_unbox = TRUE, na = "null", null = "null"), "fixed-orders.json")
for (m in out$models)
  cat(m$name, m$order, m$seasonal, m$logLikelihood, round(m$coefficients, 4), "\n")
