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
save_expected(right = firth(Surv(time, event) ~ x + g), late = firth(Surv(entry, time, event) ~ x + g + strata(s)))
