# Rscript referee.R data.csv sets.csv > answers.txt: one line a statistic, "id<TAB>name<TAB>values", values with 17 digits, NA as NA.
suppressPackageStartupMessages({library(survival); library(cmprsk)})
args <- commandArgs(TRUE)
all <- as.data.frame(lapply(read.csv(args[1]), as.numeric))
sets <- read.csv(args[2])
say <- function(name, x) cat(id, "\t", name, "\t", paste(ifelse(is.na(x), "NA", formatC(as.numeric(x), digits = 17, format = "g")), collapse = " "), "\n", sep = "")
trying <- function(name, code) tryCatch(suppressWarnings(code), error = function(e) cat(id, "\t", name, "\tERROR ", gsub("[\t\n]", " ", conditionMessage(e)), "\n", sep = ""))
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 80)
types <- c("plain", "log", "log-log", "logit", "arcsin")

for (at in seq_len(nrow(sets))) {
  id <- sets$id[at]; set <- sets[at, ]
  d <- all[all$id == id, ]
  d$row <- seq_len(nrow(d))
  d$state <- factor(d$cause, 0:2)
  delayed <- set$delayed == 1; stratified <- set$stratified == 1
  frequency <- set$weighting == "frequency"; probability <- set$weighting == "probability"; plain <- set$weighting == "none"
  d$y <- if (delayed) with(d, Surv(entry, time, event)) else with(d, Surv(time, event))
  w <- d$weight

  trying("kaplan-meier", {
    f <- survfit(y ~ group, d, weights = w, conf.type = "log-log")
    say("kaplan-meier nRisk", f$n.risk)
    say("kaplan-meier S(t)", f$surv)
    say("kaplan-meier stdError", if (f$logse) f$surv * f$std.err else f$std.err)
    for (type in types) { g <- survfit(y ~ group, d, weights = w, conf.type = type); say(paste("kaplan-meier limits,", type), c(g$lower, g$upper)) }
    s <- summary(f)$table
    say("median with log-log limits", t(s[, c("median", "0.95LCL", "0.95UCL")]))
    # A plateau at exactly 1 - p that ends the curve: its start, the rule of print(survfit), where quantile(survfit) goes on to the last time.
    q <- quantile(f, c(0.25, 0.75))$quantile
    for (k in seq_along(f$strata)) for (p in 1:2) {
      level <- c(0.75, 0.25)[p]
      S <- f[k]$surv
      if (abs(min(S) - level) < 1e-8) q[k, p] <- f[k]$time[which(abs(S - level) < 1e-8)[1]]
    }
    say("quartiles", t(q))
    say("nelson-aalen", f$cumhaz)
    say("nelson-aalen stdError", f$std.chaz)
    h <- survfit(y ~ group, d, weights = w, stype = 2, ctype = 1)
    say("fleming-harrington S(t)", h$surv)
    if (!probability) say("fleming-harrington stdError", h$surv * h$std.err)
    tau <- min(tapply(d$time, d$group, max))
    m <- summary(f, rmean = tau)$table
    # For weights that are not counts the error is that of the infinitesimal jackknife, which print(survfit, rmean =) leaves at Greenwood's.
    if (probability) for (own in sort(unique(d$group))) {
      e <- d[d$group == own, ]
      one <- survfit(y ~ 1, e, weights = weight, id = row)
      m[own, "se(rmean)"] <- sqrt(sum(residuals(one, times = tau, type = "rmst", weighted = TRUE)^2))
    }
    say("restricted mean", t(m[, c("rmean", "se(rmean)")]))
    r <- if (delayed) survfit(Surv(entry, time, 1 - event) ~ group, d, weights = w, conf.type = "log-log") else survfit(Surv(time, 1 - event) ~ group, d, weights = w, conf.type = "log-log")
    say("median follow-up", t(summary(r)$table[, c("median", "0.95LCL", "0.95UCL")]))
  })

  trying("log-rank", {
    repeated <- if (frequency) d[rep(d$row, d$weight), ] else d
    if (!delayed && !probability) for (rho in 0:1) {
      t <- if (stratified) survdiff(Surv(time, event) ~ group + strata(stratum), repeated, rho = rho) else survdiff(Surv(time, event) ~ group, repeated, rho = rho)
      say(paste0("log-rank rho=", rho), t$chisq)
      say(paste0("log-rank rho=", rho, " p"), pchisq(t$chisq, length(t$n) - 1, lower.tail = FALSE))
      say(paste0("log-rank rho=", rho, " observed, expected"), c(rowSums(as.matrix(t$obs)), rowSums(as.matrix(t$exp))))
    }
    # With start-stop rows R's exact method goes through every subset of the risk set: only few ties are possible.
    if (delayed && !probability && max(table(repeated$time[repeated$event == 1])) <= 3) {
      f <- if (stratified) coxph(y ~ factor(group) + strata(stratum), repeated, ties = "exact", iter.max = 0) else coxph(y ~ factor(group), repeated, ties = "exact", iter.max = 0)
      say("log-rank with entry (score test of exact Cox)", f$score)
    }
    if (probability) {
      f <- if (stratified) coxph(y ~ factor(group) + strata(stratum), d, weights = weight, cluster = row, ties = "breslow") else coxph(y ~ factor(group), d, weights = weight, cluster = row, ties = "breslow")
      say("log-rank, probability weights (robust score)", f$rscore)
    }
  })

  for (ties in c("efron", "breslow")) trying(paste("cox", ties), {
    formula <- if (stratified) y ~ age + dose + marker + strata(stratum) else y ~ age + dose + marker
    # Frequency weights stand for repeated rows; residuals are those of the first copy of each row, dfbeta of all of them.
    r <- if (frequency) d[rep(d$row, d$weight), ] else d
    first <- if (frequency) match(d$row, r$row) else d$row
    f <- if (probability) coxph(formula, d, weights = weight, cluster = row, ties = ties, control = tight, x = TRUE)
         else if (id %% 8 == 4) coxph(formula, r, cluster = cluster, ties = ties, control = tight, x = TRUE)
         else coxph(formula, r, ties = ties, control = tight, x = TRUE)
    n <- paste0("cox ", ties, " ")
    say(paste0(n, "estimate"), coef(f))
    say(paste0(n, "stdError"), sqrt(diag(if (is.null(f$naive.var)) f$var else f$naive.var)))
    if (!is.null(f$naive.var)) { say(paste0(n, "robust stdError"), sqrt(diag(f$var))); say(paste0(n, "robust score test"), f$rscore) }
    say(paste0(n, "logLik"), f$loglik)
    say(paste0(n, "score test"), f$score)
    say(paste0(n, "Wald test"), f$wald.test)
    say(paste0(n, "concordance"), f$concordance["concordance"])
    say(paste0(n, "concordance stdError"), f$concordance["std"])
    say(paste0(n, "martingale residuals"), residuals(f, "martingale")[first])
    say(paste0(n, "deviance residuals"), residuals(f, "deviance")[first])
    say(paste0(n, "score residuals"), residuals(f, "score")[first, ])
    say(paste0(n, "dfbeta residuals"), residuals(f, "dfbeta")[first, ] * (if (frequency) d$weight else 1))
    # Among tied events the rows of the caller; copies follow one another.
    if (!stratified) {
      own <- residuals(f, "schoenfeld")
      if (frequency) { e <- d[d$event == 1, ]; e <- e[order(e$time), ]; own <- own[cumsum(c(1, head(e$weight, -1))), ] }
      say(paste0(n, "Schoenfeld residuals"), own)
    }
    for (transform in c("km", "rank", "identity", "log")) {
      z <- cox.zph(f, transform = transform)$table
      say(paste0("proportional hazards, ", transform, ", ", ties), z[, "chisq"])
      if (ties == "efron") say(paste0("proportional hazards, ", transform, " p"), z[, "p"])
    }
    if (ties == "efron") {
      b <- survfit(f, newdata = data.frame(age = 40, dose = 1, marker = 0.5))
      say("cox efron predicted S(t)", b$surv)
      say("cox efron predicted stdError", b$surv * b$std.err)
    }
  })
  if (plain && max(table(d$time[d$event == 1])) <= (if (delayed) 3 else 25)) trying("cox exact", {
    f <- if (stratified) coxph(y ~ age + dose + marker + strata(stratum), d, ties = "exact", control = tight) else coxph(y ~ age + dose + marker, d, ties = "exact", control = tight)
    say("cox exact estimate", coef(f)); say("cox exact stdError", sqrt(diag(f$var))); say("cox exact logLik", f$loglik); say("cox exact score test", f$score)
  })

  if (plain && !delayed && !stratified) trying("gamma frailty", {
    f <- coxph(y ~ age + dose + marker + frailty(cluster, eps = 1e-10), d, ties = "efron", control = tight)
    # R's c.loglik loses digits to log-gamma functions of 1/theta as theta goes to 0; the limit is the fit without frailty.
    without <- coxph(y ~ age + dose + marker, d, ties = "efron", control = tight)$loglik[2]
    say("gamma frailty logLik (surplus over R)", if (f$history[[1]]$theta < 1e-4) without else f$history[[1]]$c.loglik)
  })

  trying("cumulative incidence", {
    for (type in types) {
      f <- if (delayed) survfit(Surv(entry, time, state) ~ group, d, weights = w, id = row, conf.type = type) else survfit(Surv(time, state) ~ group, d, weights = w, conf.type = type)
      if (type == "log-log") for (k in 1:2) { say(paste("cumulative incidence", k), f$pstate[, k + 1]); say(paste("cumulative incidence stdError", k), f$std.err[, k + 1]) }
      # An estimate that rounding keeps from being 1 has limits in R and none here.
      one <- abs(f$pstate[, 2] - 1) < 1e-12 & !(type %in% c("plain", "log"))
      say(paste("cumulative incidence limits,", type), c(ifelse(one, NA, matrix(f$lower, ncol = 3)[, 2]), ifelse(one, NA, matrix(f$upper, ncol = 3)[, 2])))
    }
  })
  if (plain && !delayed) trying("gray", for (rho in 0:1) {
    t <- cuminc(d$time, d$cause, d$group, strata = d$stratum, rho = rho)$Tests
    say(paste0("gray rho=", rho), t[, "stat"])
    say(paste0("gray rho=", rho, " p"), pchisq(t[, "stat"], t[, "df"], lower.tail = FALSE))
  })
  # finegray pairs case weights with the wrong rows when strata are given (user.weights[split$row] within a stratum), so that combination has no referee.
  if (!(stratified && !plain)) trying("fine-gray", {
    e <- if (delayed) finegray(Surv(entry, time, state) ~ age + dose + marker + row + stratum + strata(stratum), d, weights = weight, id = row, etype = "1")
         else finegray(Surv(time, state) ~ age + dose + marker + row + stratum + strata(stratum), d, weights = weight, etype = "1")
    f <- coxph(Surv(fgstart, fgstop, fgstatus) ~ age + dose + marker + strata(stratum), e, weights = fgwt, cluster = row, ties = "breslow", control = tight)
    say("fine-gray estimate", coef(f)); say("fine-gray robust stdError", sqrt(diag(f$var))); say("fine-gray logLik", f$loglik)
  })
  trying("turnbull", {
    step <- max(1, round(median(d$time) / 3))
    left <- floor((d$time - 1e-9) / step) * step
    right <- ifelse(d$event == 1, left + step * (1 + d$row %% 2), NA)
    f <- survfit(Surv(left, right, type = "interval2") ~ 1)
    S <- function(t) ifelse(is.na(t), 0, c(1, f$surv)[1 + findInterval(t, f$time)])
    # R places each fall inside its innermost interval, so S at the ends of a subject's own interval gives its likelihood.
    say("turnbull logLik (surplus over R)", sum(log(S(left) - S(right))))
  })
}
