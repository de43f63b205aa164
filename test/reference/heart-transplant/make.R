# Rscript make.R, in this folder. data.csv: `heart` of R's survival (Crowley & Hu 1977, JASA 72:27-36; LGPL): start-stop rows, a patient's follow-up split at transplantation; age is years above 48.
source("../json.R"); source("../cox.R")
d <- read.csv("data.csv")
# Gaps: the first 30 days after each start are not observed.
gap <- d; gap$start <- gap$start + 30; gap <- gap[gap$start < gap$stop, ]
f <- coxph(control = tight, Surv(start, stop, event) ~ age + year + surgery + transplant, d)
save_expected(efron = cox_of(f, TRUE), breslow = cox_of(coxph(control = tight, Surv(start, stop, event) ~ age + year + surgery + transplant, d, ties = "breslow"), TRUE),
  exact = cox_of(coxph(control = tight, Surv(start, stop, event) ~ age + year + surgery + transplant, d, ties = "exact")),
  clustered = cox_of(coxph(control = tight, Surv(start, stop, event) ~ age + year + surgery + transplant, d, cluster = id)), gaps = cox_of(coxph(control = tight, Surv(start, stop, event) ~ age + transplant, gap), TRUE),
  stratified = cox_of(coxph(control = tight, Surv(start, stop, event) ~ age + year + transplant + strata(surgery), d), TRUE), residuals = residuals_of(f),
  curves = curves_of(f, data.frame(age = 0, year = 3, surgery = 1, transplant = 1), c(10, 100, 500)))
