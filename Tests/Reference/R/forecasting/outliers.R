# Writes outliers.json beside this script: what forecast's tsoutliers finds in series as they are and
# with single values moved, by R and forecast of the versions in it.
#
#     Rscript outliers.R

suppressMessages({
  library(forecast)
  library(jsonlite)
})

moved <- function(series, index, by) {
  series[index] <- series[index] + by
  series
}

cases <- list(
  list(name = "gold", series = gold, moved = integer()),
  list(name = "USAccDeaths", series = USAccDeaths, moved = integer()),
  list(name = "LakeHuron", series = LakeHuron, moved = integer()),
  list(name = "WWWusage", series = WWWusage, moved = integer()),
  list(name = "USAccDeaths, two months moved",
    series = moved(USAccDeaths, c(20, 50), c(3000, -3000)), moved = c(20, 50)),
  list(name = "LakeHuron, two years moved",
    series = moved(LakeHuron, c(30, 70), c(6, -6)), moved = c(30, 70)),
  list(name = "Nile, 1930 moved", series = moved(Nile, 60, 900), moved = 60),
  list(name = "AirPassengers, two months moved",
    series = moved(AirPassengers, c(40, 100), c(90, -150)), moved = c(40, 100)))

entries <- lapply(cases, function(case) {
  found <- tsoutliers(case$series)
  list(name = case$name, period = frequency(case$series), values = as.numeric(case$series),
    moved = I(case$moved), index = I(found$index), replacements = I(as.numeric(found$replacements)))
})
write(toJSON(list(
  program = paste(R.version.string, "forecast", packageVersion("forecast")), series = entries),
  auto_unbox = TRUE, digits = I(15), na = "null"), "outliers.json")
