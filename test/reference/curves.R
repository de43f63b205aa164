# What R's survival says about one group: the curve with every type of limits, quantiles, hazard, reverse Kaplan-Meier.
suppressPackageStartupMessages(library(survival))
types <- c("plain", "log", "log-log", "logit", "arcsin")
standard_error <- function(fit) if (isTRUE(fit$logse)) fit$std.err * fit$surv else fit$std.err
# The rule by which print(survfit) finds the median and its limits, for any quantile: first time at or below, middle of a step that rests there. quantile(survfit)
# gives the same wherever limits never rise; where they do (delayed entry, log limits near the end) it sorts them first, and its answer is not a crossing.
crossing <- function(time, y, level) { tol <- .Machine$double.eps^0.5; keep <- !is.na(y) & y < level + tol; if (!any(keep)) return(NA); x <- time[keep]; y <- y[keep]
  if (abs(y[1] - level) < tol && any(y < y[1])) (x[1] + x[min(which(y < y[1]))]) / 2 else x[1] }
monotone <- function(y) !any(diff(y[!is.na(y)]) > 0)
limits_of_quartiles <- function(time, y, given) if (monotone(y)) given else vapply(c(0.75, 0.5, 0.25), function(level) crossing(time, y, level), 0)
curve_of <- function(S, weights = rep(1, nrow(S)), robust = any(weights != floor(weights))) {
  one <- function(type, ...) if (robust) survfit(S ~ 1, weights = weights, conf.type = type, robust = TRUE, id = seq_len(nrow(S)), ...)
    else survfit(S ~ 1, weights = weights, conf.type = type, robust = FALSE, ...)
  fit <- one("log-log")
  limits <- lapply(setNames(types, types), function(type) {
    f <- one(type); q <- quantile(f, c(0.25, 0.5, 0.75)); t <- summary(f)$table
    list(lower = column(f$lower), upper = column(f$upper), quantile = column(q$quantile), quantileLower = column(limits_of_quartiles(f$time, f$lower, q$lower)), quantileUpper = column(limits_of_quartiles(f$time, f$upper, q$upper)),
      median = unname(t["median"]), medianLower = unname(t["0.95LCL"]), medianUpper = unname(t["0.95UCL"]))
  })
  fh <- lapply(1:2, function(ctype) { f <- survfit(S ~ 1, weights = weights, stype = 2, ctype = ctype, robust = FALSE, conf.type = "log-log")
    list(estimate = column(f$surv), stdError = column(f$std.err * f$surv), lower = column(f$lower), upper = column(f$upper), hazard = column(f$cumhaz), hazardError = column(f$std.chaz)) })
  list(time = column(fit$time), nRisk = column(fit$n.risk), nEvent = column(fit$n.event), nCensored = column(fit$n.censor), estimate = column(fit$surv),
    stdError = column(standard_error(fit)), hazard = column(fit$cumhaz), hazardError = column(fit$std.chaz), limits = limits, together = fh[[1]], inTurn = fh[[2]])
}
follow_up <- function(time, event) { q <- quantile(survfit(Surv(time, 1 - event) ~ 1, conf.type = "log-log"), 0.5); list(estimate = unname(q$quantile), lower = unname(q$lower), upper = unname(q$upper)) }
at_times <- function(S, times) { s <- summary(survfit(S ~ 1, conf.type = "log-log"), times = times, extend = TRUE)
  list(times = column(times), estimate = column(s$surv), stdError = column(s$std.err), lower = column(s$lower), upper = column(s$upper), nRisk = column(s$n.risk)) }
restricted <- function(S, tau, weights = rep(1, nrow(S))) { t <- survival:::survmean(survfit0(survfit(S ~ 1, weights = weights, robust = FALSE)), rmean = tau)$matrix; list(tau = tau, estimate = unname(t["rmean"]), stdError = unname(t["se(rmean)"])) }
log_rank <- function(formula, data, rho = 0) { d <- survdiff(formula, data, rho = rho); sum1 <- function(x) if (is.matrix(x)) rowSums(x) else x
  list(statistic = d$chisq, df = length(d$n) - 1, pValue = pchisq(d$chisq, length(d$n) - 1, lower.tail = FALSE), observed = column(sum1(d$obs)), expected = column(sum1(d$exp)), variance = column(d$var)) }
# Score test of the exact (discrete) Cox model at no effect: the log-rank test where survdiff refuses, and the trend test.
exact_score <- function(formula, data) suppressWarnings(coxph(formula, data, ties = "exact", control = coxph.control(iter.max = 0)))$score
# Robust score test at no effect.
robust_score <- function(formula, data, weights) { environment(formula) <- environment(); data$w <- weights; data$id <- seq_len(nrow(data))
  suppressWarnings(coxph(formula, data, weights = w, ties = "breslow", robust = TRUE, cluster = id, control = coxph.control(iter.max = 0)))$rscore }
# Weighted log-rank from its definition, over event times; W(n, S(t-), Peto's S). A second, plain implementation.
weighted_log_rank <- function(time, event, group, W, stratum = rep(1, length(time)), entry = rep(-Inf, length(time))) {
  group <- factor(group); k <- nlevels(group); U <- numeric(k); V <- matrix(0, k, k)
  for (s in unique(stratum)) { kept <- stratum == s; S <- 1; P <- 1
    for (t in sort(unique(time[kept & event == 1]))) {
      risk <- kept & entry < t & time >= t; n <- sum(risk); nj <- as.vector(table(group[risk])); dj <- as.vector(table(group[kept & time == t & event == 1])); d <- sum(dj)
      P <- P * (1 - d / (n + 1)); w <- W(n, S, P); U <- U + w * (dj - d * nj / n)
      if (n > 1) V <- V + w^2 * d * (n - d) / (n - 1) * (diag(nj / n, k) - outer(nj, nj) / n^2)
      S <- S * (1 - d / n) } }
  drop(U[-1] %*% solve(V[-1, -1, drop = FALSE], U[-1]))
}
weightings <- function(time, event, group, ...) list(gehanBreslow = weighted_log_rank(time, event, group, function(n, S, P) n, ...), taroneWare = weighted_log_rank(time, event, group, function(n, S, P) sqrt(n), ...),
  petoPeto = weighted_log_rank(time, event, group, function(n, S, P) P, ...), rho1gamma1 = weighted_log_rank(time, event, group, function(n, S, P) S * (1 - S), ...), gamma1 = weighted_log_rank(time, event, group, function(n, S, P) 1 - S, ...),
  rho1 = weighted_log_rank(time, event, group, function(n, S, P) S, ...), rho0 = weighted_log_rank(time, event, group, function(n, S, P) 1, ...))
