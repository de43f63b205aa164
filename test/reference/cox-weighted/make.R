# Rscript make.R, in this folder. The data are simulated (set.seed(20260101) in R 4.2.2): two rows for each of 80 patients with a shared gamma frailty.
source("../json.R"); source("../cox.R")
d <- read.csv("data.csv")
repeated <- d[rep(seq_len(nrow(d)), d$count), ]
one <- function(ties) list(
  robust = cox_of(coxph(control = tight, Surv(time, event) ~ x + swap, d, weights = weight, robust = TRUE, ties = ties), TRUE), clustered = cox_of(coxph(control = tight, Surv(time, event) ~ x + swap, d, weights = weight, cluster = id, ties = ties)),
  late = cox_of(coxph(control = tight, Surv(entry, time, event) ~ x + swap + strata(site), d, weights = weight, cluster = id, ties = ties), TRUE), residuals = residuals_of(coxph(control = tight, Surv(entry, time, event) ~ x + swap, d, weights = weight, ties = ties)),
  curves = curves_of(coxph(control = tight, Surv(entry, time, event) ~ x + swap, d, weights = weight, cluster = id, ties = ties), data.frame(x = c(-1, 1), swap = c(0, 1)), c(5, 20, 60)))
save_expected(efron = one("efron"), breslow = one("breslow"),
  repeated = cox_of(coxph(control = tight, Surv(time, event) ~ x + swap, repeated, ties = "breslow"), TRUE), repeatedLate = cox_of(coxph(control = tight, Surv(entry, time, event) ~ x + swap, repeated, ties = "breslow", cluster = id)))
