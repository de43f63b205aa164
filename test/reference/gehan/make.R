# Rscript make.R, in this folder. data.csv: 42 children with leukaemia in 21 pairs, 6-MP or placebo, remission in weeks (Freireich et al. 1963, Blood 21:699; Gehan 1965, Biometrika 52:203); as `gehan` of R's MASS.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
arm <- function(name) { k <- d[d$treatment == name, ]; S <- Surv(k$time, k$event)
  list(curve = curve_of(S), at = at_times(S, c(0, 5, 10, 20, 23, 30)), followUp = follow_up(k$time, k$event), restricted = restricted(S, 22)) }
save_expected(arms = list(`6-MP` = arm("6-MP"), placebo = arm("placebo")),
  logRank = log_rank(Surv(time, event) ~ treatment, d), rho1 = log_rank(Surv(time, event) ~ treatment, d, rho = 1), rhoHalf = log_rank(Surv(time, event) ~ treatment, d, rho = 0.5),
  byPair = log_rank(Surv(time, event) ~ treatment + strata(pair), d), exactScore = exact_score(Surv(time, event) ~ treatment, d),
  weightings = weightings(d$time, d$event, d$treatment))
