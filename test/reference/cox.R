# What the tests compare of a Cox fit. Controls are tightened so that R's own iteration error is far below the tolerance.
suppressPackageStartupMessages(library(survival))
options(warn = -1)
tight <- coxph.control(eps = 1e-14, iter.max = 100)
cox_of <- function(f, zph = FALSE) {
  robust <- !is.null(f$naive.var)
  c(list(estimate = column(coef(f)), stdError = column(sqrt(diag(if (robust) f$naive.var else f$var))), logLik = column(f$loglik),
      tests = column(c(2 * diff(f$loglik), f$score, f$wald.test)), concordance = column(f$concordance)),
    if (robust) list(robustStdError = column(sqrt(diag(f$var))), robustScore = unname(f$rscore)),
    if (zph) list(zph = setNames(lapply(c("km", "rank", "identity", "log"), function(g) { t <- cox.zph(f, transform = g)$table; list(statistic = column(t[, 1]), df = column(t[, 2]), pValue = column(t[, 3])) }), c("km", "rank", "identity", "log"))))
}
residuals_of <- function(f) list(martingale = column(residuals(f, "martingale")), deviance = column(residuals(f, "deviance")), score = column(residuals(f, "score")), dfbeta = column(residuals(f, "dfbeta")),
  schoenfeld = column(residuals(f, "schoenfeld")), scaled = column(residuals(f, "scaledsch")))
# Curves at the new rows, read at some times; log-log limits.
curves_of <- function(f, new, times) { s <- summary(survfit(f, newdata = new, conf.type = "log-log"), times = times, extend = TRUE)
  list(estimate = column(s$surv), stdError = column(s$std.err), lower = column(s$lower), upper = column(s$upper)) }
