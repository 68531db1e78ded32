# Forecasts from rolling origins by tsCV, and the measures of accuracy by their formulas.
# Run in this folder: Rscript accuracy.R
suppressMessages(library(forecast))

number <- function(x) ifelse(is.finite(x), trimws(formatC(x, digits = 17, format = "g")), "null")
numbers <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, numbers), collapse = ","), "]")

# Errors of the last value and of the mean, three steps ahead, from each origin with ten values.
expanding <- tsCV(Nile, naive, h = 3, initial = 9)
rolling <- tsCV(Nile, meanf, h = 3, window = 12)

# One origin: 120 months of AirPassengers, the 24 that follow, drift with its 95 % interval.
train <- head(AirPassengers, 120)
test <- tail(AirPassengers, 24)
f <- rwf(train, h = 24, drift = TRUE, level = 95)
e <- as.numeric(test) - as.numeric(f$mean)
seasonal <- diff(as.numeric(train), 12)
alpha <- 0.05
lower <- as.numeric(f$lower)
upper <- as.numeric(f$upper)
y <- as.numeric(test)
score <- (upper - lower) + 2 / alpha * pmax(0, lower - y) + 2 / alpha * pmax(0, y - upper)
# scoringutils' and fabletools' formulas, written out.
pinball <- function(tau) mean(pmax(tau * (y - q(tau)), (tau - 1) * (y - q(tau))))
s <- (upper - lower) / 2 / qnorm(0.975)
q <- function(tau) as.numeric(f$mean) + s * qnorm(tau)
a <- accuracy(f, test)

cat(
  '{"program":"', R.version.string, ', forecast ', as.character(packageVersion("forecast")),
  '","date":"', format(Sys.Date()), '",\n',
  '"nile":', numbers(Nile), ',\n"passengers":', numbers(AirPassengers), ',\n',
  '"expanding":', rows(expanding), ',\n"rolling":', rows(rolling), ',\n',
  '"mean":', numbers(f$mean), ',\n"sd":', numbers(s), ',\n',
  '"mae":', number(a[2, "MAE"]), ',"rmse":', number(a[2, "RMSE"]), ',"mase":', number(a[2, "MASE"]), ',\n',
  '"smape":', number(mean(200 * abs(e) / (abs(y) + abs(as.numeric(f$mean))))), ',\n',
  '"rmsse":', number(sqrt(mean(e^2) / mean(seasonal^2))), ',\n',
  '"msis":', number(mean(score) / mean(abs(seasonal))), ',\n',
  '"probabilities":', numbers(c(0.05, 0.25, 0.5, 0.9)), ',\n',
  '"pinball":', numbers(sapply(c(0.05, 0.25, 0.5, 0.9), pinball)), '}\n',
  file = "accuracy.json", sep = "")
