# The local level: arima's and StructTS's, and at irregular days the density of the differences.
# Run in this folder: Rscript local-level.R

number <- function(x) trimws(formatC(x, digits = 17, format = "g"))
numbers <- function(x) paste0("[", paste(number(x), collapse = ","), "]")

arima011 <- arima(Nile, c(0, 1, 1), method = "ML", optim.control = list(reltol = 1e-15))
structural <- StructTS(Nile, type = "level", optim.control = list(factr = 10, pgtol = 0))

# Every observation of Nile on a day of its own, after gaps of 3, 17, 1, 40 and 9 days in turn.
values <- as.numeric(Nile)
gaps <- rep_len(c(3, 17, 1, 40, 9), length(values) - 1)
differences <- diff(values)
count <- length(differences)
# −log L of the differences, multivariate normal with the covariance written out.
objective <- function(parameters) {
  level <- exp(parameters[1])
  noise <- exp(parameters[2])
  covariance <- diag(level * gaps + 2 * noise)
  covariance[cbind(2:count, 1:(count - 1))] <- -noise
  covariance[cbind(1:(count - 1), 2:count)] <- -noise
  factor <- chol(covariance)
  z <- backsolve(factor, differences, transpose = TRUE)
  sum(log(diag(factor))) + 0.5 * sum(z^2) + 0.5 * count * log(2 * pi)
}
best <- optim(log(c(100, 15000)), objective, control = list(reltol = 1e-15, maxit = 5000))
best <- optim(best$par, objective, method = "BFGS", control = list(reltol = 1e-15))

cat(
  '{"program":"', R.version.string, '","date":"', format(Sys.Date()), '",\n',
  '"values":', numbers(values), ',\n"gaps":', numbers(gaps), ',\n',
  '"arimaLogLikelihood":', number(arima011$loglik), ',\n',
  '"level":', number(structural$coef[["level"]]), ',\n',
  '"epsilon":', number(structural$coef[["epsilon"]]), ',\n',
  '"irregularLevelPerDay":', number(exp(best$par[1])), ',\n',
  '"irregularNoise":', number(exp(best$par[2])), ',\n',
  '"irregularLogLikelihood":', number(-best$value), '}\n',
  file = "local-level.json", sep = "")
