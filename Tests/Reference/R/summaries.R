# Reference values of robust summaries from R, as summaries.json beside this script.
#
#   Rscript summaries.R

suppressMessages({library(robustbase); library(jsonlite)})

# Qn by its definition, with robustbase's constants, whose own code keeps seven digits.
scale <- function(x) {
  n <- length(x)
  h <- n %/% 2 + 1
  corrected <- Qn(seq_len(n)) / Qn(seq_len(n), finite.corr = FALSE, constant = 2.21914)
  value <- corrected * 2.21914 * sort(as.vector(dist(x)))[choose(h, 2)]
  stopifnot(abs(value - Qn(x)) <= 1e-7 * value)
  value
}

sets <- list(
  Nile = as.numeric(Nile), rivers = rivers, lynx = as.numeric(lynx), precip = unname(precip),
  islands = unname(islands), morley = morley$Speed, women = women$height,
  three = c(1, 2, 9), two = c(4, 9), twelve = as.numeric(Nile)[1:12], ties = c(1, 1, 1, 1, 2, 3))
curves <- list(
  cars = list(x = cars$speed, y = cars$dist),
  faithful = list(x = faithful$eruptions, y = faithful$waiting),
  LakeHuron = list(x = as.numeric(time(LakeHuron)), y = as.numeric(LakeHuron)))

write_json(
  list(program = "R", version = R.version.string,
       packages = list(robustbase = as.character(packageVersion("robustbase"))),
       date = format(Sys.Date()),
       scales = lapply(names(sets), function(name)
         list(name = name, values = sets[[name]], qn = scale(sets[[name]]), mad = mad(sets[[name]]))),
       curves = lapply(names(curves), function(name) {
         curve <- as.data.frame(curves[[name]])
         curve <- curve[order(curve$x), ]
         fit <- function(f, iter) lowess(curve$x, curve$y, f = f, iter = iter, delta = 0)$y
         list(name = name, x = curve$x, y = curve$y, standard = fit(2 / 3, 3),
              narrow = fit(0.3, 3), plain = fit(0.5, 0))
       })),
  "summaries.json", auto_unbox = TRUE, digits = I(17))
