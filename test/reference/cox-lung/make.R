# Rscript make.R, in this folder. data.csv: the rows of `lung` of R's survival (Loprinzi 1994, J Clin Oncol 12:601-7; LGPL) without missing values in these columns.
source("../json.R"); source("../cox.R")
d <- read.csv("data.csv")
d$month <- ceiling(d$time / 30.4375)
d$sexf <- relevel(factor(d$sex), "male"); d$ecogf <- factor(pmin(d$ecog, 2))
right <- Surv(time, event) ~ age + female + karno
efron <- coxph(control = tight, right, d); breslow <- coxph(control = tight, right, d, ties = "breslow")
late <- d; late$entry <- late$age %% 7 * 20; late <- late[late$time > late$entry, ]
knots <- unname(quantile(d$age, c(0.05, 0.35, 0.65, 0.95)))
# A restricted cubic spline spans the same curves as R's natural spline with the same knots: log likelihood and tests agree, coefficients need not.
splined <- coxph(control = tight, Surv(time, event) ~ splines::ns(age, knots = knots[2:3], Boundary.knots = knots[c(1, 4)]) + female, d)
factors <- coxph(control = tight, Surv(time, event) ~ ecogf * age, d) # the one patient with ECOG 3 joins ECOG 2
save_expected(
  efron = cox_of(efron, TRUE), breslow = cox_of(breslow, TRUE),
  monthly = lapply(list(efron = "efron", breslow = "breslow", exact = "exact"), function(ties) cox_of(coxph(control = tight, Surv(month, event) ~ age + female + karno, d, ties = ties), ties != "exact")),
  stratified = cox_of(coxph(control = tight, Surv(time, event) ~ age + karno + strata(sex), d), TRUE), stratifiedExact = cox_of(coxph(control = tight, Surv(month, event) ~ age + karno + strata(sex), d, ties = "exact")),
  offset = cox_of(coxph(control = tight, Surv(time, event) ~ female + karno + offset(0.02 * age), d)),
  clustered = cox_of(coxph(control = tight, right, d, cluster = inst), TRUE),
  late = cox_of(coxph(control = tight, Surv(entry, time, event) ~ age + female + karno, late, ties = "efron"), TRUE), lateExact = cox_of(coxph(control = tight, Surv(entry, time, event) ~ age + female + karno, late, ties = "exact")),
  lateResiduals = residuals_of(coxph(control = tight, Surv(entry, time, event) ~ age + female + karno, late)),
  residuals = residuals_of(coxph(control = tight, Surv(month, event) ~ age + female + karno, d)), residualsBreslow = residuals_of(coxph(control = tight, Surv(month, event) ~ age + female + karno, d, ties = "breslow")),
  baseline = column(basehaz(coxph(control = tight, Surv(month, event) ~ age + female + karno, d), centered = FALSE)$hazard),
  curves = curves_of(coxph(control = tight, Surv(month, event) ~ age + female + karno, d), data.frame(age = c(50, 70), female = c(1, 0), karno = c(90, 60)), c(3, 6, 12, 24)),
  stratifiedCurves = curves_of(coxph(control = tight, Surv(month, event) ~ age + strata(sex), d, ties = "breslow"), data.frame(age = 60, sex = c("female", "male")), c(3, 6, 12, 24)),
  spline = c(list(knots = column(knots)), cox_of(splined)), interaction = cox_of(factors), interactionZph = { t <- cox.zph(factors)$table; list(statistic = column(t[, 1]), df = column(t[, 2])) })
