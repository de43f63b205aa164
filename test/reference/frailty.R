# R's shared gamma frailty with its loops run long; logLik is the integrated log likelihood, se that of R's sparse matrix.
# Where the variance goes to 0 R takes differences of log gamma at 1/variance, good to 1e-6 only: there the log likelihood is that of the model without frailty.
suppressPackageStartupMessages(library(survival))
options(warn = -1)
control <- coxph.control(eps = 1e-12, iter.max = 100, outer.max = 100)
frailty_of <- function(f, without = NULL) { h <- f$history[[1]]; list(estimate = column(coef(f)), stdError = column(sqrt(diag(f$var))), variance = h$theta, logLik = if (h$theta < 1e-5) without$loglik[2] else h$c.loglik, frailties = column(exp(f$frail))) }
