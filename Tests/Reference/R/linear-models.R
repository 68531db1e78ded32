# Reference values of linear models from R, as linear-models.json beside this script.
#
#   Rscript linear-models.R

suppressMessages({library(sandwich); library(lmtest); library(MASS); library(jsonlite)})
source("rounds.R")

# A model's data and what R says of it. Robust fits run to convergence, not to the 1e-4 of rlm.
case <- function(name, formula, data, weights = NULL) {
  data <- na.omit(data[all.vars(formula)])
  data$.weights <- if (is.null(weights)) rep(1, nrow(data)) else weights
  fit <- if (is.null(weights)) lm(formula, data) else lm(formula, data, weights = .weights)
  design <- model.matrix(fit)
  table <- summary(fit)
  errors <- function(v) unname(sqrt(diag(v)))
  at <- as.list(colMeans(design)[-1])
  predicted <- predict(fit, data.frame(lapply(data, mean)), se.fit = TRUE, interval = "prediction")
  out <- list(
    name = name, response = unname(model.response(model.frame(fit))),
    terms = I(setdiff(colnames(design), "(Intercept)")),
    columns = lapply(setdiff(colnames(design), "(Intercept)"), function(t) unname(design[, t])),
    estimates = unname(coef(fit)), standardErrors = unname(table$coefficients[, 2]),
    t = unname(table$coefficients[, 3]), p = unname(table$coefficients[, 4]),
    lower = unname(confint(fit)[, 1]), upper = unname(confint(fit)[, 2]),
    rSquared = table$r.squared, adjustedRSquared = table$adj.r.squared, sigma = table$sigma,
    logLikelihood = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit),
    f = unname(table$fstatistic[1]),
    fP = unname(pf(table$fstatistic[1], table$fstatistic[2], table$fstatistic[3], lower = FALSE)),
    residuals = unname(residuals(fit)), fittedValues = unname(fitted(fit)),
    leverage = unname(hatvalues(fit)),
    hc0 = errors(vcovHC(fit, "HC0")), hc1 = errors(vcovHC(fit, "HC1")),
    hc2 = errors(vcovHC(fit, "HC2")), hc3 = errors(vcovHC(fit, "HC3")),
    neweyWest3 = errors(NeweyWest(fit, lag = 3, prewhite = FALSE)),
    andrews = errors(kernHAC(fit, kernel = "Bartlett", prewhite = FALSE, adjust = FALSE)))
  if (!is.null(weights)) return(c(out, list(weights = weights)))
  robust <- rlm(formula, data, acc = 5e-12, maxit = 2000)
  c(out, list(
    durbinWatson = unname(dwtest(fit)$statistic),
    predictionAtMeans = list(
      mean = predicted$fit[1], lower = predicted$fit[2], upper = predicted$fit[3],
      standardError = unname(predicted$se.fit)),
    huber = list(
      estimates = unname(coef(robust)), scale = robust$s, weights = unname(robust$w),
      standardErrors = unname(summary(robust)$coefficients[, 2]))))
}

# The rounds of a category, sizes and gaps as logarithms.
logged <- function(category) {
  some <- rounds(category)
  data.frame(cutoff = some$cutoff, time = some$time, size = log(some$invitations),
             gap = log(pmax(some$gap, 1)))
}

lake <- data.frame(level = as.numeric(LakeHuron), year = 1875:1972)
cases <- list(
  case("mtcars", mpg ~ wt + hp, mtcars),
  case("stackloss", stack.loss ~ Air.Flow + Water.Temp + Acid.Conc., stackloss),
  case("swiss", Fertility ~ Agriculture + Education + Catholic + Infant.Mortality, swiss),
  case("airquality", Ozone ~ Solar.R + Wind + Temp, airquality),
  case("LakeHuron", level ~ year, lake),
  case("longley", Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year,
       longley),
  case("mtcars without intercept", mpg ~ 0 + wt + hp, mtcars),
  case("healthcare rounds", cutoff ~ time + size + gap, logged("healthcare")),
  case("cec rounds", cutoff ~ time + size + gap, logged("cec")),
  case("mtcars weighted", mpg ~ wt + hp, mtcars, weights = mtcars$qsec),
  case("stackloss weighted", stack.loss ~ Air.Flow + Water.Temp, stackloss,
       weights = stackloss$Acid.Conc. - 70),
  case("swiss weighted", Fertility ~ Agriculture + Education + Catholic, swiss,
       weights = swiss$Infant.Mortality),
  case("trees weighted", Volume ~ Girth + Height, trees, weights = 1 / trees$Girth^2),
  case("cars weighted", dist ~ speed, cars, weights = 1 / cars$speed),
  case("healthcare rounds weighted", cutoff ~ time + size + gap, logged("healthcare"),
       weights = rounds("healthcare")$invitations[-1]))

write_json(
  list(program = "R", version = R.version.string,
       packages = sapply(c("sandwich", "lmtest", "MASS"), function(p) as.character(packageVersion(p))),
       date = format(Sys.Date()), cases = cases),
  "linear-models.json", auto_unbox = TRUE, digits = I(17), pretty = FALSE)
