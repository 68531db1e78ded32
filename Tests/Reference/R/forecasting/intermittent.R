# Croston's method by the package forecast, and the share of Teunter, Syntetos and Babai written out.
# Run in this folder: Rscript intermittent.R
library(forecast)
library(jsonlite)

demand <- c(0, 0, 3, 0, 0, 0, 1, 0, 7, 0, 2, 0, 0, 0, 0, 4, 0, 1, 0, 0)
q <- mean(demand > 0)
z <- NA
for (y in demand) {
  q <- q + 0.1 * ((y > 0) - q)
  if (y > 0) z <- if (is.na(z)) y else z + 0.1 * (y - z)
}
croston <- croston(ts(demand), h = 1, alpha = 0.1)$mean[1]
write(toJSON(list(
  program = paste(R.version.string, "forecast", packageVersion("forecast")),
  date = format(Sys.Date()), demand = demand, croston = croston, teunterSyntetosBabai = z * q),
  auto_unbox = TRUE, digits = I(15)), "intermittent.json")
