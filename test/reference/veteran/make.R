# Rscript make.R, in this folder. data.csv: `veteran` of R's survival (Kalbfleisch & Prentice 1980; LGPL).
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
cells <- sort(unique(d$cell))
one <- function(name) { k <- d[d$cell == name, ]; list(curve = curve_of(Surv(k$time, k$event))) }
difference <- function(time) {
  s <- summary(survfit(Surv(time, event) ~ treatment, d), times = time); S <- s$surv; se <- s$std.err
  g <- log(-log(S)); sg <- se / (S * abs(log(S))); p <- function(z) 2 * pnorm(-abs(z)); q <- qnorm(0.975)
  plain <- S[1] - S[2]; sp <- sqrt(sum(se^2)); cl <- g[1] - g[2]; sc <- sqrt(sum(sg^2))
  list(time = time, plain = column(c(plain, sp, plain / sp, p(plain / sp), plain - q * sp, plain + q * sp)), cloglog = column(c(cl, sc, cl / sc, p(cl / sc), cl - q * sc, cl + q * sc)))
}
save_expected(cells = setNames(lapply(cells, one), cells), logRank = log_rank(Surv(time, event) ~ treatment, d), cell = log_rank(Surv(time, event) ~ cell, d),
  byCell = log_rank(Surv(time, event) ~ treatment + strata(cell), d), byCellRho1 = log_rank(Surv(time, event) ~ treatment + strata(cell), d, rho = 1),
  cellByTreatment = log_rank(Surv(time, event) ~ cell + strata(treatment), d), difference = list(difference(60), difference(200)))
