# Rscript make.R, in this folder. Simulated; every event has g = 1. Debian has no coxphf: the penalised likelihood is written out on coxph's own likelihood and
# information and maximised by optim; limits are roots of its profile by uniroot; Heinze & Schemper 2001, Biometrics 57:114-9.
source("../json.R"); suppressPackageStartupMessages(library(survival)); options(warn = -1)
d <- read.csv("data.csv")
firth <- function(formula) {
  penalised <- function(b) { f <- coxph(formula, d, ties = "breslow", init = b, control = coxph.control(iter.max = 0)); f$loglik[2] - 0.5 * log(det(f$var)) }
  best <- optim(c(0, 0), function(b) -penalised(b), control = list(reltol = 1e-16, maxit = 10000))
  best <- optim(best$par, function(b) -penalised(b), control = list(reltol = 1e-16, maxit = 10000))
  profile <- function(j, v) optimize(function(u) penalised(replace(c(u, u), j, v)), c(-8, 8), maximum = TRUE, tol = 1e-11)$objective
  drop <- function(j, v) 2 * (-best$value - profile(j, v))
  limits <- sapply(1:2, function(j) sapply(c(-12, 12), function(reach) uniroot(function(v) drop(j, v) - qchisq(0.95, 1), sort(c(best$par[j], best$par[j] + reach)), tol = 1e-11)$root))
  list(estimate = column(best$par), stdError = column(sqrt(diag(coxph(formula, d, ties = "breslow", init = best$par, control = coxph.control(iter.max = 0))$var))), logLik = column(c(penalised(c(0, 0)), -best$value)),
    statistic = column(c(drop(1, 0), drop(2, 0))), lower = column(limits[1, ]), upper = column(limits[2, ]))
}
# Three columns: a bent x and g. Joint test of both columns of x, and the sum 2 b1 - b2 / 2 with profile limits; the penalty is that of the whole model throughout.
d$bend <- pmax(d$x - median(d$x), 0)
joint <- function(formula, factors) {
  penalised <- function(b) { f <- coxph(formula, d, ties = "breslow", init = b, control = coxph.control(iter.max = 0)); f$loglik[2] - 0.5 * log(det(f$var)) }
  top <- function(start, full) { for (i in 1:4) { o <- optim(start, function(u) -penalised(full(u)), control = list(reltol = 1e-16, maxit = 20000)); start <- o$par }; list(par = o$par, value = -o$value) }
  best <- top(c(0, 0, 0), identity)
  held <- optimize(function(g) penalised(c(0, 0, g)), c(-8, 8), maximum = TRUE, tol = 1e-11)$objective
  # theta = factors . b held: the second coefficient is what is left of it.
  drop <- function(theta) 2 * (best$value - top(c((theta - factors[2] * best$par[2]) / factors[1], best$par[3]), function(u) c(u[1], (theta - factors[1] * u[1]) / factors[2], u[2]))$value)
  theta <- sum(factors * best$par[1:2])
  limit <- function(reach) uniroot(function(v) drop(v) - qchisq(0.95, 1), sort(c(theta, theta + reach)), tol = 1e-10)$root
  f <- coxph(formula, d, ties = "breslow", init = best$par, control = coxph.control(iter.max = 0))
  list(together = 2 * (best$value - held), estimate = theta, stdError = sqrt(sum(factors * (f$var[1:2, 1:2] %*% factors))), statistic = drop(0), lower = limit(-8), upper = limit(8))
}
save_expected(right = firth(Surv(time, event) ~ x + g), late = firth(Surv(entry, time, event) ~ x + g + strata(s)), joint = joint(Surv(time, event) ~ x + bend + g, c(2, -0.5)))
