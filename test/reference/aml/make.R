# Rscript make.R, in this folder. data.csv: `aml` of R's survival (Embury et al. 1977, West J Med 126:267; Miller 1981; LGPL).
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
arm <- function(name) { k <- d[d$group == name, ]; S <- Surv(k$time, k$event)
  list(curve = curve_of(S), robust = curve_of(S, robust = TRUE)[c("stdError", "limits")], at = at_times(S, c(5, 13, 40, 161)), followUp = follow_up(k$time, k$event), restricted = lapply(c(20, 31, 45), function(tau) restricted(S, tau))) }
clustered <- { S <- Surv(d$time, d$event); f <- survfit(S ~ 1, cluster = rep(1:8, length.out = nrow(d)), conf.type = "log-log"); column(f$std.err) }
even <- lapply(2 * (1:200), function(n) { f <- survfit(Surv(1:n, rep(1, n)) ~ 1, conf.type = "log-log"); t <- summary(f)$table; unname(t[c("median", "0.95LCL", "0.95UCL")]) })
save_expected(arms = list(maintained = arm("maintained"), nonmaintained = arm("nonmaintained")), clustered = clustered,
  logRank = log_rank(Surv(time, event) ~ group, d), even = column(unlist(even)))
