# Reference values of other estimators than least squares from R, as estimators.json.
#
#   Rscript estimators.R

suppressMessages({library(MASS); library(quantreg); library(sandwich); library(jsonlite)})
source("rounds.R")

case <- function(name, formula, data) {
  data <- na.omit(data[all.vars(formula)])
  fit <- lm(formula, data)
  x <- model.matrix(fit)[, -1, drop = FALSE]
  n <- nrow(x)
  clusters <- rep(seq_len(ceiling(n / 5)), each = 5)[seq_len(n)]
  robust <- rlm(formula, data, psi = psi.bisquare, acc = 5e-12, maxit = 5000)
  quantiles <- lapply(c(0.2, 0.5, 0.9), function(tau) {
    q <- suppressWarnings(rq(formula, tau, data))
    errors <- function(se) unname(suppressWarnings(summary(q, se = se))$coefficients[, 2])
    list(probability = tau, estimates = unname(coef(q)), loss = q$rho, nid = errors("nid"))
  })
  ridge <- lapply(c(0, 0.5, 10), function(lambda)
    {
      fit <- lm.ridge(formula, data, lambda = lambda)
      list(penalty = lambda, estimates = unname(coef(fit)), gcv = unname(fit$GCV))
    })
  list(
    name = name, response = unname(model.response(model.frame(fit))), terms = I(colnames(x)),
    columns = lapply(colnames(x), function(t) unname(x[, t])), clusters = clusters,
    clustered = unname(sqrt(diag(vcovCL(fit, clusters)))),
    bisquare = list(estimates = unname(coef(robust)), scale = robust$s,
                    standardErrors = unname(summary(robust)$coefficients[, 2])),
    quantiles = quantiles, ridge = ridge)
}

some <- rounds("healthcare")
care <- data.frame(cutoff = some$cutoff, time = some$time, size = log(some$invitations))

write_json(
  list(program = "R", version = R.version.string,
       packages = sapply(c("MASS", "quantreg", "sandwich"),
                         function(p) as.character(packageVersion(p))),
       date = format(Sys.Date()),
       cases = list(
         case("mtcars", mpg ~ wt + hp, mtcars),
         case("stackloss", stack.loss ~ Air.Flow + Water.Temp, stackloss),
         case("swiss", Fertility ~ Agriculture + Education + Catholic, swiss),
         case("airquality", Ozone ~ Solar.R + Wind + Temp, airquality),
         case("trees", Volume ~ Girth + Height, trees),
         case("attitude", rating ~ complaints + learning + raises, attitude),
         case("healthcare rounds", cutoff ~ time + size, care))),
  "estimators.json", auto_unbox = TRUE, digits = I(17))
