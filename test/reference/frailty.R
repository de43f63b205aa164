# R's shared gamma frailty with its loops run long; logLik is the integrated log likelihood, se that of R's sparse matrix.
suppressPackageStartupMessages(library(survival))
options(warn = -1)
control <- coxph.control(eps = 1e-12, iter.max = 100, outer.max = 100)
frailty_of <- function(f) { h <- f$history[[1]]; list(estimate = column(coef(f)), stdError = column(sqrt(diag(f$var))), variance = h$theta, logLik = h$c.loglik, frailties = column(exp(f$frail))) }
