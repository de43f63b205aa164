# Rscript hard-designs.R rows.csv sets.csv > answers.txt: one line a set and statistic, "id<TAB>name<TAB>values".
# R works on the rows that are at risk beside another at some event, on orthonormal columns, so that its own fit is sound; coefficients are led back. `warned` says whether coxph warns on the columns as they are.
suppressPackageStartupMessages(library(survival))
args <- commandArgs(TRUE)
all <- read.csv(args[1]); sets <- read.csv(args[2])
say <- function(name, x) cat(id, "\t", name, "\t", paste(formatC(as.numeric(x), digits = 17, format = "g"), collapse = " "), "\n", sep = "")
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 80)
for (at in seq_len(nrow(sets))) {
  id <- sets$id[at]; ties <- sets$ties[at]; p <- sets$columns[at]
  d <- all[all$id == id, ]; d$row <- seq_len(nrow(d))
  X <- as.matrix(d[, paste0("x", seq_len(p))])
  shares <- sapply(seq_len(nrow(d)), function(i) any(d$event == 1 & d$stratum == d$stratum[i] & d$time > d$entry[i] & d$time <= d$time[i] & d$row != i) ||
    (d$event[i] == 1 && any(d$stratum == d$stratum[i] & d$time >= d$time[i] & d$entry < d$time[i] & d$row != i)))
  again <- if (sets$weighting[at] == "frequency") rep(d$row[shares], d$weight[shares]) else d$row[shares]
  w <- if (sets$weighting[at] == "probability") d$weight[again] else rep(1, length(again))
  center <- colMeans(X[again, , drop = FALSE])
  Q <- qr(sweep(X[again, , drop = FALSE], 2, center), tol = 1e-13); R <- qr.R(Q); z <- qr.Q(Q) * sqrt(length(again))
  y <- Surv(d$entry[again], d$time[again], d$event[again]); s <- d$stratum[again]
  f <- coxph(y ~ z + strata(s), weights = w, ties = ties, control = tight)
  say("logLik", f$loglik)
  beta <- backsolve(R, coef(f)[order(Q$pivot)]) * sqrt(length(again))
  say("estimate", beta)
  say("predictor", sweep(X, 2, X[1, ]) %*% beta)
  warned <- FALSE
  tryCatch(withCallingHandlers(coxph(Surv(d$entry, d$time, d$event) ~ X + strata(d$stratum), weights = d$weight, ties = ties), warning = function(w) { warned <<- TRUE; invokeRestart("muffleWarning") }), error = function(e) warned <<- TRUE)
  say("warned", warned)
  say("condition", kappa(R, exact = TRUE))
}
