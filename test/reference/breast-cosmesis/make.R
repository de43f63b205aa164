# Rscript make.R, in this folder. data.csv: 94 women, months between the last visit without and the first with breast retraction (Finkelstein & Wolfe 1985,
# Biometrics 41:933; Klein & Moeschberger 2003, section 1.18). The masses are found by plain EM, run until nothing moves.
suppressPackageStartupMessages(library(survival))
source("../json.R")

d <- read.csv("data.csv")
d$right[is.na(d$right)] <- Inf
one <- function(d) {
  # Innermost intervals (left, right]: a left end followed by a right end with no other end between; at one value right ends come first.
  inner <- do.call(rbind, lapply(sort(unique(d$right)), function(r) {
    l <- max(d$left[d$left < r]); if (any(d$right > l & d$right < r)) NULL else c(l, r) }))
  inside <- outer(d$left, inner[, 1], "<=") & outer(d$right, inner[, 2], ">=")
  p <- rep(1 / nrow(inner), nrow(inner))
  for (i in 1:200000) p <- colMeans(inside * rep(p, each = nrow(d)) / as.vector(inside %*% p))
  logLik <- sum(log(inside %*% p))
  fit <- survfit(Surv(left, ifelse(is.infinite(right), NA, right), type = "interval2") ~ 1, d)
  # R's own estimate, its falls put back on the innermost intervals; what does not fall lies beyond the last look.
  after <- approx(c(-1, fit$time), c(1, fit$surv), pmin(inner[, 2], max(fit$time)), method = "constant", rule = 2)$y
  after[is.infinite(inner[, 2])] <- 0
  mass <- -diff(c(1, after))
  keep <- p > 1e-10
  list(left = column(inner[keep, 1]), right = column(ifelse(is.infinite(inner[keep, 2]), NA, inner[keep, 2])), mass = column(p[keep]),
    logLik = logLik, survfitLogLik = sum(log(inside %*% mass)), median = quantile(fit, 0.5)$quantile)
}
save_expected(radiotherapy = one(d[d$treatment == "radiotherapy", ]), both = one(d[d$treatment != "radiotherapy", ]))
