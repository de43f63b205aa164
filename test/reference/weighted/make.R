# Rscript make.R, in this folder. The data are simulated: set.seed(20260101) in R 4.2.2.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
right <- Surv(d$time, d$event); late <- Surv(d$entry, d$time, d$event)
d$cluster <- rep(1:15, 4); d$cause <- d$event * (1 + (d$stratum == "y")); d$state <- factor(d$cause, 0:2); d$b <- as.integer(d$group == "B"); d$c <- as.integer(d$group == "C"); d$early <- as.integer(d$entry == 0)
repeated <- d[rep(seq_len(nrow(d)), d$count), ]; repeated$id <- seq_len(nrow(repeated))
# Competing causes: the event is one of two by stratum. Curves and Fine-Gray fits of the rows repeated, one subject each.
incidence <- function(formula) { f <- survfit(formula, repeated, id = id, conf.type = "log-log"); k <- c(2, 3); list(time = column(f$time), estimate = lapply(k, function(j) column(f$pstate[, j])), stdError = lapply(k, function(j) column(f$std.err[, j])),
  lower = lapply(k, function(j) column(matrix(f$lower, ncol = 3)[, j])), upper = lapply(k, function(j) column(matrix(f$upper, ncol = 3)[, j]))) }
fit_of <- function(expanded, formula) { fit <- coxph(formula, expanded, weights = fgwt, cluster = id, ties = "breslow", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
  list(estimate = column(coef(fit)), robust = column(sqrt(diag(fit$var))), naive = column(sqrt(diag(fit$naive.var))), logLik = column(fit$loglik), robustScore = unname(fit$rscore), n = nrow(repeated), nEvent = sum(repeated$cause == 1)) }
fine <- function(formula) fit_of(finegray(formula, repeated, id = id, etype = "1"), Surv(fgstart, fgstop, fgstatus) ~ b + c)
fine_strata <- function() fit_of(finegray(Surv(time, state) ~ b + c + id + early + strata(early), repeated, etype = "1"), Surv(fgstart, fgstop, fgstatus) ~ b + c + strata(early))
# Robust restricted mean: integral of R's influence on S(t), from its jumps.
robust_mean <- function(S, tau, weights, cluster = seq_len(nrow(S))) {
  f <- survfit(S ~ 1, weights = weights, robust = TRUE, id = seq_len(nrow(S)), influence = 1); at <- c(f$time[f$time <= tau], tau)
  I <- if (is.matrix(f$influence.surv)) f$influence.surv else f$influence.surv[[1]]
  integral <- I[, seq_len(length(at) - 1), drop = FALSE] %*% diff(at); list(tau = tau, stdError = sqrt(sum(tapply(integral, cluster, sum)^2)))
}
save_expected(
  count = list(right = curve_of(right, d$count), late = curve_of(late, d$count), logRank = log_rank(Surv(time, event) ~ group, repeated), logRankByStratum = log_rank(Surv(time, event) ~ group + strata(stratum), repeated),
    late2 = weighted_log_rank(repeated$time, repeated$event, repeated$group, function(n, S, P) 1, entry = repeated$entry), restricted = restricted(right, 18, d$count), robust = curve_of(Surv(repeated$time, repeated$event), robust = TRUE)[c("stdError", "limits")],
    robustLate = curve_of(Surv(repeated$entry, repeated$time, repeated$event), robust = TRUE)[c("stdError", "limits")], hazardRobust = { f <- survfit(Surv(time, event) ~ 1, repeated, robust = TRUE); column(f$std.chaz) },
    restrictedRobust = robust_mean(Surv(repeated$time, repeated$event), 18, rep(1, nrow(repeated))),
    restrictedCluster = robust_mean(Surv(repeated$time, repeated$event), 18, rep(1, nrow(repeated)), repeated$cluster),
    clustered = { f <- survfit(Surv(time, event) ~ 1, repeated, cluster = cluster); column(f$std.err) },
    incidence = incidence(Surv(time, state) ~ 1), incidenceLate = incidence(Surv(entry, time, state) ~ 1), fineGray = fine(Surv(time, state) ~ b + c + id), fineGrayLate = fine(Surv(entry, time, state) ~ b + c + id), fineGrayStrata = fine_strata()),
  weight = list(right = curve_of(right, d$weight), late = curve_of(late, d$weight), greenwood = curve_of(right, d$weight, robust = FALSE)[c("stdError", "limits")],
    logRank = robust_score(Surv(time, event) ~ group, d, d$weight), byStratum = robust_score(Surv(time, event) ~ group + strata(stratum), d, d$weight),
    logRankLate = robust_score(Surv(entry, time, event) ~ group, d, d$weight), lateByStratum = robust_score(Surv(entry, time, event) ~ group + strata(stratum), d, d$weight),
    restricted = robust_mean(right, 18, d$weight), restrictedLate = robust_mean(late, 18, d$weight), restrictedCluster = robust_mean(right, 18, d$weight, rep(1:15, 4)),
    clustered = { f <- survfit(right ~ 1, weights = d$weight, cluster = rep(1:15, 4)); column(f$std.err) }, clusteredLate = { f <- survfit(late ~ 1, weights = d$weight, cluster = rep(1:15, 4), id = 1:60); column(f$std.err) },
    hazardRobust = { f <- survfit(right ~ 1, weights = d$weight, robust = TRUE); column(f$std.chaz) }))
