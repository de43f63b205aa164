# Rscript make.R, in this folder; survival 3.5-3. Invented pairs of times on two drugs, whole days, with a shared frailty and independent censoring.
suppressPackageStartupMessages(library(survival))
options(digits = 17)
set.seed(614)
n <- 40
z <- rgamma(n, 2, 2)
t1 <- ceiling(rexp(n, z / 200)); t2 <- ceiling(rexp(n, z / 150)); c1 <- ceiling(rexp(n, 1 / 900)); c2 <- ceiling(rexp(n, 1 / 400))
d <- data.frame(id = 1:n, pfs1 = pmin(t1, c1), event1 = as.integer(t1 <= c1), pfs2 = pmin(t2, c2), event2 = as.integer(t2 <= c2))
d$pfs2[7] <- d$pfs1[7]
write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)
column <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g"), collapse = ", "), "]")
long <- data.frame(id = rep(d$id, each = 2), adc2 = rep(0:1, n), time = c(rbind(d$pfs1, d$pfs2)), event = c(rbind(d$event1, d$event2)))
hr <- function(f) { s <- summary(f); v <- sqrt(diag(f$var)); column(c(coef(f), v, s$conf.int[c(3, 4)], s$coefficients[1, "Pr(>|z|)"])) }
marginal <- coxph(Surv(time, event) ~ adc2, long, cluster = id)
stratified <- coxph(Surv(time, event) ~ adc2 + strata(id), long)
naive <- survdiff(Surv(time, event) ~ adc2, long)
both <- d[d$event1 == 1 & d$event2 == 1, ]
differs <- both[both$pfs1 != both$pfs2, ]
sign <- binom.test(sum(differs$pfs2 < differs$pfs1), nrow(differs))
# wilcox.test counts exactly only without ties in |difference|.
untied <- differs[!duplicated(abs(differs$pfs2 - differs$pfs1)), ]
rank <- wilcox.test(untied$pfs2, untied$pfs1, paired = TRUE, exact = TRUE, conf.int = TRUE)
tau <- 200
rmst <- function(time, event) {
  f <- survfit(Surv(time, event) ~ 1, influence = 1)
  keep <- f$time < tau
  widths <- diff(c(f$time[keep], tau))
  list(mean = min(f$time[1], tau) + sum(f$surv[keep] * widths), influence = f$influence.surv[, keep, drop = FALSE] %*% widths)
}
one <- rmst(d$pfs1, d$event1); two <- rmst(d$pfs2, d$event2)
# Incidences of the first event of the pair; the difference and its influence.
first <- pmin(d$pfs1, d$pfs2)
cause <- with(d, ifelse(event1 == 1 & pfs1 == first & event2 == 1 & pfs2 == first, 3, ifelse(event1 == 1 & pfs1 == first, 1, ifelse(event2 == 1 & pfs2 == first, 2, 0))))
aj <- survfit(Surv(first, factor(cause, 0:3)) ~ 1, id = d$id, influence = TRUE)
# influence.pstate has a row of its own for time 0.
last <- max(which(aj$n.event[, -1, drop = FALSE] %*% rep(1, ncol(aj$n.event) - 1) > 0))
states <- aj$states
weight <- ifelse(states == "1", 1, ifelse(states == "2", -1, 0))
difference <- sum(aj$pstate[last, ] * weight)
influence <- apply(aj$influence.pstate[, last + 1, ], 1, function(u) sum(u * weight))
# Predictors of the second time among pairs with an observed first: per month, and with a two-level factor.
e <- d[d$event1 == 1, ]; e$months <- e$pfs1 / 30.4375; e$arm <- factor(ifelse(e$id %% 2 == 0, "even", "odd"))
uni <- coxph(Surv(pfs2, event2) ~ months, e); multi <- coxph(Surv(pfs2, event2) ~ months + arm, e)
estimates <- function(f) column(c(coef(f), sqrt(diag(vcov(f)))))
parts <- c(
  paste0("\"univariable\": ", estimates(uni)), paste0("\"multivariable\": ", estimates(multi)),
  paste0("\"marginal\": ", hr(marginal)), paste0("\"stratified\": ", hr(stratified)),
  paste0("\"naive\": ", column(c(naive$chisq, pchisq(naive$chisq, 1, lower.tail = FALSE)))),
  paste0("\"sign\": ", column(c(sign$estimate, sign$conf.int, sign$p.value))),
  paste0("\"untied\": ", column(untied$id)), paste0("\"rank\": ", column(c(rank$statistic, rank$p.value, rank$estimate, rank$conf.int))),
  paste0("\"rmst\": ", column(c(one$mean, two$mean, sqrt(sum((two$influence - one$influence)^2)), sqrt(sum((two$influence / two$mean - one$influence / one$mean)^2))))),
  paste0("\"relativeEffect\": ", column(c(0.5 + difference / 2, sqrt(sum(influence^2)) / 2))))
writeLines(c("{", paste(parts, collapse = ",\n"), "}"), "expected.json")
