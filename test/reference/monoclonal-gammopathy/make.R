# Rscript make.R, in this folder. data.csv: 1,360 patients with monoclonal gammopathy, progression or death (Kyle et al. 2002, N Engl J Med 346:564); `mgus2` of R's survival, complete rows.
suppressPackageStartupMessages({library(survival); library(cmprsk)})
source("../json.R")

# Time in months to progression to a plasma-cell malignancy (1) or death without it (2); age at diagnosis in months is the delayed entry of the age scale.
d <- with(mgus2, data.frame(
  id = seq_along(id), time = ifelse(pstat == 1, ptime, futime), cause = ifelse(pstat == 1, 1, 2 * death),
  male = as.integer(sex == "M"), age = age, hgb = hgb, mspike = mspike))
d <- d[complete.cases(d), ]
d$entryAge <- 12 * d$age
d$exitAge <- d$entryAge + d$time
d$exitAge[d$time == 0] <- d$exitAge[d$time == 0] + 0.5
write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)
d$state <- factor(d$cause, 0:2)

rows <- function(f, at) { i <- findInterval(at, f$time); list(time = column(at), nRisk = column(f$n.risk[i, 1]), estimate1 = column(f$pstate[i, 2]), estimate2 = column(f$pstate[i, 3]),
  se1 = column(f$std.err[i, 2]), se2 = column(f$std.err[i, 3]), low1 = column(matrix(f$lower, ncol = 3)[i, 2]), high1 = column(matrix(f$upper, ncol = 3)[i, 2])) }
curves <- function(type) lapply(0:1, function(m) { f <- survfit(Surv(time, state) ~ 1, d[d$male == m, ], conf.type = type); rows(f, f$time[f$time %% 10 == 0 & f$time > 0]) })
types <- c("plain", "log", "log-log", "logit", "arcsin")
byType <- setNames(lapply(types, curves), types)
f <- survfit(Surv(entryAge, exitAge, state) ~ 1, d, id = id, conf.type = "log-log")
delayed <- rows(f, f$time[f$time %% 50 == 0])
tests <- cuminc(d$time, d$cause, d$male)$Tests
stratified <- cuminc(d$time, d$cause, d$male, strata = as.integer(d$age > 70))$Tests
weighted <- cuminc(d$time, d$cause, d$male, rho = 1)$Tests
gray <- function(t) list(statistic = column(t[, "stat"]), pValue = column(t[, "pv"]), df = column(t[, "df"]))
fine <- function(expanded) {
  fit <- coxph(Surv(fgstart, fgstop, fgstatus) ~ male + hgb + mspike, expanded, weights = fgwt, cluster = id, ties = "breslow", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
  list(estimate = column(coef(fit)), robust = column(sqrt(diag(fit$var))), naive = column(sqrt(diag(fit$naive.var))), logLik = column(fit$loglik), rows = nrow(expanded))
}
save_expected(
  survfit = byType, delayed = delayed, gray = gray(tests), grayStratified = gray(stratified), grayRho = gray(weighted),
  fineGray1 = fine(finegray(Surv(time, state) ~ male + hgb + mspike + id, d, etype = "1")),
  fineGray2 = fine(finegray(Surv(time, state) ~ male + hgb + mspike + id, d, etype = "2")),
  fineGrayDelayed = fine(finegray(Surv(entryAge, exitAge, state) ~ male + hgb + mspike + id, d, id = id, etype = "1")),
  fineGrayStrata = { e <- finegray(Surv(time, state) ~ hgb + mspike + id + male + strata(male), d, etype = "1")
    fit <- coxph(Surv(fgstart, fgstop, fgstatus) ~ hgb + mspike + strata(male), e, weights = fgwt, cluster = id, ties = "breslow", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
    list(estimate = column(coef(fit)), robust = column(sqrt(diag(fit$var))), logLik = column(fit$loglik)) },
  crr = { fit <- crr(d$time, d$cause, cbind(d$male, d$hgb, d$mspike), gtol = 1e-12, maxiter = 50); list(estimate = column(fit$coef)) })
