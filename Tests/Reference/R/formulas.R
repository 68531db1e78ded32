# Reference values of models with transformed terms from R, as formulas.json beside this script.
#
#   Rscript formulas.R

suppressMessages({library(splines); library(jsonlite)})

case <- function(formula, model, data = mtcars) {
  fit <- lm(model, data)
  list(formula = formula, estimates = I(unname(coef(fit))), fittedValues = unname(fitted(fit)))
}

cars <- transform(mtcars, cylinders = factor(cyl))
n <- nrow(mtcars)
write_json(
  list(program = "R", version = R.version.string, date = format(Sys.Date()),
       mpg = mtcars$mpg, hp = mtcars$hp, wt = mtcars$wt, cylinders = as.character(mtcars$cyl),
       cases = list(
         case("log(mpg) ~ log(wt) + sqrt(hp)", log(mpg) ~ log(wt) + sqrt(hp)),
         case("mpg ~ poly(hp, 3)", mpg ~ poly(hp, 3)),
         case("mpg ~ 0 + wt + hp", mpg ~ 0 + wt + hp),
         case("mpg ~ cylinders * wt", mpg ~ cylinders * wt, cars),
         case("mpg ~ wt:hp", mpg ~ wt:hp),
         case("mpg ~ lag(mpg, 1) + wt", mpg[-1] ~ mpg[-n] + wt[-1])),
       spline = case("mpg ~ spline(wt, 4)", mpg ~ ns(wt, df = 4))),
  "formulas.json", auto_unbox = TRUE, digits = I(17))
