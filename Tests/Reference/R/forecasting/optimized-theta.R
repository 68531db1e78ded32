# OTM as its authors state it, recursion by recursion, with a search over all three parameters, on
# the differences to the first value: the line is that through the whole series.
# Run in this folder: Rscript optimized-theta.R

number <- function(x) trimws(formatC(x, digits = 17, format = "g"))
numbers <- function(x) paste0("[", paste(number(x), collapse = ","), "]")

run <- function(y, level, alpha, theta, horizon = 0) {
  n <- length(y)
  line <- lm(y ~ seq_along(y))$coefficients
  prediction <- numeric(n + horizon)
  for (t in 1:(n + horizon)) {
    prediction[t] <- level + (1 - 1 / theta) *
      ((1 - alpha)^(t - 1) * line[1] + (1 - (1 - alpha)^t) / alpha * line[2])
    value <- if (t <= n) y[t] else prediction[t]
    level <- alpha * value + (1 - alpha) * level
  }
  prediction
}

entry <- function(values) {
  n <- length(values)
  y <- values - values[1]
  objective <- function(p) sum((y - run(y, p[1], p[2], 1 / (1 - p[3]))[1:n])^2)
  best <- NULL
  for (alpha in c(0.2, 0.5, 0.9)) {
    fit <- optim(c(y[1], alpha, 0.5), objective, method = "L-BFGS-B",
      lower = c(-Inf, 0.1, 0), upper = c(Inf, 0.99, 1 - 1e-9),
      control = list(factr = 10, maxit = 10000, parscale = c(sd(y), 0.1, 0.1)))
    if (is.null(best) || fit$value < best$value) best <- fit
  }
  p <- best$par
  paste0('{"sse":', number(best$value), ',"parameters":', numbers(p),
    ',"forecast":', numbers(values[1] + run(y, p[1], p[2], 1 / (1 - p[3]), 6)[n + 1:6]), '}')
}

series <- list(
  lh = lh, Nile = Nile, LakeHuron = LakeHuron, lynx = log10(lynx), sunspots = sunspot.year,
  AirPassengers = log(AirPassengers), deaths = USAccDeaths, WWWusage = WWWusage,
  airmiles = airmiles)
entries <- sapply(series, function(y) entry(as.numeric(y)))
cat(
  '{"program":"', R.version.string, '","date":"', format(Sys.Date()), '",\n"series":{',
  paste0('"', names(series), '":', entries, collapse = ",\n"), '}}\n',
  file = "optimized-theta.json", sep = "")
