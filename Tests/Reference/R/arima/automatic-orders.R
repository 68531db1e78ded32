# The orders that forecast::auto.arima chooses for the data sets that R carries.
# Run in this folder: Rscript automatic-orders.R

suppressMessages(library(forecast))
library(jsonlite)

gappy <- log(AirPassengers)
gappy[c(5, 30, 31, 32, 77, 140)] <- NA

series <- list(
  lh = lh, Nile = Nile, sunspot.year = sunspot.year, WWWusage = WWWusage, LakeHuron = LakeHuron,
  airmiles = log(airmiles), USAccDeaths = USAccDeaths, AirPassengers = AirPassengers,
  "log AirPassengers" = log(AirPassengers), "log UKgas" = log(UKgas), nottem = nottem, co2 = co2,
  presidents = presidents, ldeaths = ldeaths, JohnsonJohnson = log(JohnsonJohnson),
  "gappy log AirPassengers" = gappy, treering = window(treering, 1600), uspop = uspop)

describe <- function(name) {
  x <- series[[name]]
  model <- auto.arima(x)
  arma <- model$arma
  list(
    name = name, period = max(1, round(frequency(x))), values = as.numeric(x),
    order = arma[c(1, 6, 2)], seasonal = arma[c(3, 7, 4)],
    constant = any(c("intercept", "drift") %in% names(coef(model))), aicc = model$aicc)
}

out <- list(
  program = paste(R.version.string, "forecast", packageVersion("forecast")),
  date = format(Sys.Date()), models = lapply(names(series), describe))
write(toJSON(out, digits = NA, auto_unbox = TRUE, na = "null"), "automatic-orders.json")
for (m in out$models) cat(m$name, m$order, m$seasonal, m$constant, m$aicc, "\n")
