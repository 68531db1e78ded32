# Reference values of designs of one column, factors without their margins and predictions of new
# rows from R, as designs.json beside this script.
#
#   Rscript designs.R
#
# The data are R's own mtcars; a cell of cylinders and gears that no car is in is left empty.

cars <- transform(mtcars, cylinders = factor(cyl), gears = factor(gear))

number <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ", "), "]")

case <- function(formula, model) {
  fit <- lm(model, cars)
  s <- summary(fit)
  k <- s$coefficients
  sprintf(paste0('{"formula": "%s", "estimates": %s, "standardErrors": %s, ',
                 '"r2": %.17g, "adjustedR2": %.17g, "sigma": %.17g}'),
          formula, number(k[, 1]), number(k[, 2]), s$r.squared, s$adj.r.squared, s$sigma)
}

new <- data.frame(wt = c(2, 3.5, 6), hp = c(100, 150, 300),
                  cylinders = factor(c("4", "8", "6")))
predicted <- function(formula, model, level) {
  fit <- lm(model, cars)
  confidence <- predict(fit, new, interval = "confidence", level = level, se.fit = TRUE)
  prediction <- predict(fit, new, interval = "prediction", level = level)
  sprintf(paste0('{"formula": "%s", "level": %g, "mean": %s, "standardError": %s, ',
                 '"meanLower": %s, "meanUpper": %s, "lower": %s, "upper": %s}'),
          formula, level, number(unname(confidence$fit[, 1])), number(unname(confidence$se.fit)),
          number(unname(confidence$fit[, 2])), number(unname(confidence$fit[, 3])),
          number(unname(prediction[, 2])), number(unname(prediction[, 3])))
}

cases <- c(
  case("mpg ~ 0 + wt", mpg ~ 0 + wt),
  case("mpg ~ 1", mpg ~ 1),
  case("mpg ~ 0 + cylinders", mpg ~ 0 + cylinders),
  case("mpg ~ cylinders:wt", mpg ~ cylinders:wt),
  case("mpg ~ 0 + cylinders:wt", mpg ~ 0 + cylinders:wt),
  case("mpg ~ wt + cylinders:wt", mpg ~ wt + cylinders:wt),
  case("mpg ~ 0 + cylinders * wt", mpg ~ 0 + cylinders * wt),
  case("mpg ~ gears + cylinders:gears", mpg ~ gears + gears:cylinders),
  case("mpg ~ 0 + wt + wt:cylinders", mpg ~ 0 + wt + wt:cylinders))
predictions <- c(
  predicted("mpg ~ wt + hp", mpg ~ wt + hp, 0.95),
  predicted("mpg ~ 0 + cylinders + wt", mpg ~ 0 + cylinders + wt, 0.8),
  predicted("mpg ~ poly(wt, 2)", mpg ~ poly(wt, 2), 0.95))
text <- function(x) paste0('["', paste(x, collapse = '", "'), '"]')
writeLines(c(
  sprintf('{"program": "R", "version": "%s",', R.version.string),
  sprintf('"mpg": %s,', number(mtcars$mpg)), sprintf('"hp": %s,', number(mtcars$hp)),
  sprintf('"wt": %s,', number(mtcars$wt)), sprintf('"cylinders": %s,', text(mtcars$cyl)),
  sprintf('"gears": %s,', text(mtcars$gear)),
  '"cases": [', paste(cases, collapse = ",\n"), "],",
  '"newWt": [2, 3.5, 6], "newHp": [100, 150, 300], "newCylinders": ["4", "8", "6"],',
  '"predictions": [', paste(predictions, collapse = ",\n"), "]}"), "designs.json")
