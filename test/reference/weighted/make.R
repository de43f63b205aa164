# Rscript make.R, in this folder. The data are simulated: set.seed(20260101) in R 4.2.2.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
right <- Surv(d$time, d$event); late <- Surv(d$entry, d$time, d$event)
repeated <- d[rep(seq_len(nrow(d)), d$count), ]
# Robust restricted mean: integral of R's influence on S(t), from its jumps.
robust_mean <- function(S, tau, weights, cluster = seq_len(nrow(S))) {
  f <- survfit(S ~ 1, weights = weights, robust = TRUE, id = seq_len(nrow(S)), influence = 1); at <- c(f$time[f$time <= tau], tau)
  I <- if (is.matrix(f$influence.surv)) f$influence.surv else f$influence.surv[[1]]
  integral <- I[, seq_len(length(at) - 1), drop = FALSE] %*% diff(at); list(tau = tau, stdError = sqrt(sum(tapply(integral, cluster, sum)^2)))
}
save_expected(
  count = list(right = curve_of(right, d$count), late = curve_of(late, d$count), logRank = log_rank(Surv(time, event) ~ group, repeated), logRankByStratum = log_rank(Surv(time, event) ~ group + strata(stratum), repeated),
    late2 = weighted_log_rank(repeated$time, repeated$event, repeated$group, function(n, S, P) 1, entry = repeated$entry), restricted = restricted(right, 18, d$count), robust = curve_of(right, d$count, robust = TRUE)[c("stdError", "limits")]),
  weight = list(right = curve_of(right, d$weight), late = curve_of(late, d$weight), greenwood = curve_of(right, d$weight, robust = FALSE)[c("stdError", "limits")],
    logRank = robust_score(Surv(time, event) ~ group, d, d$weight), byStratum = robust_score(Surv(time, event) ~ group + strata(stratum), d, d$weight),
    logRankLate = robust_score(Surv(entry, time, event) ~ group, d, d$weight), lateByStratum = robust_score(Surv(entry, time, event) ~ group + strata(stratum), d, d$weight),
    restricted = robust_mean(right, 18, d$weight), restrictedLate = robust_mean(late, 18, d$weight), restrictedCluster = robust_mean(right, 18, d$weight, rep(1:15, 4)),
    clustered = { f <- survfit(right ~ 1, weights = d$weight, cluster = rep(1:15, 4)); column(f$std.err) }, clusteredLate = { f <- survfit(late ~ 1, weights = d$weight, cluster = rep(1:15, 4), id = 1:60); column(f$std.err) },
    hazardRobust = { f <- survfit(right ~ 1, weights = d$weight, robust = TRUE); column(f$std.chaz) }))
