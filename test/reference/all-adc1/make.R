# Run from the project root: Rscript test/reference/all-adc1/make.R
# Independent recount of the sample of everyone who started ADC1, from its CSV and the rules alone: rwPFS@1 on both ADCs, overall survival without immortal time, truncation, other rules.
library(survival)
source("test/reference/json.R")
d <- read.csv("data-samples/breast-all-adc1.csv", stringsAsFactors = FALSE, na.strings = "")
d$adc <- ifelse(grepl("deruxtecan|T-DXd|Enhertu", d$regimen), "T-DXd", ifelse(grepl("sacituzumab|SG|Trodelvy", d$regimen), "SG", NA))

# rwPFS@2: progression, or death before the next line, with a `window` within so many days of the last assessment; else censored at the last assessment; never later than the next line (where it censors) or the cut-off.
end_of <- function(r, following, window = Inf, ignored = 0, censors = TRUE) {
  following <- if (censors) following else NA
  bound <- min(following, r$data_cutoff, na.rm = TRUE)
  event <- NA; cause <- "none"
  if (!is.na(r$progression) && r$progression > r$start + ignored && r$progression <= bound) { event <- r$progression; cause <- "progression" }
  dies <- !is.na(r$death) && r$death - r$last_assessment <= window && r$death <= bound && !(censors && !is.na(following) && r$death == following)
  if (dies && (is.na(event) || r$death < event)) { event <- r$death; cause <- "death" }
  if (!is.na(event)) return(list(time = event - r$start, event = 1, cause = cause))
  list(time = max(min(r$last_assessment, bound), r$start) - r$start, event = 0, cause = cause)
}
people <- lapply(split(d, d$patient_id), function(p) { p <- p[order(p$start), ]; stopifnot(!any(diff(which(!is.na(p$adc))) == 1 & diff(as.integer(factor(p$adc[!is.na(p$adc)]))) == 0)); p })
rule <- function(...) do.call(rbind, lapply(people, function(p) {
  at <- which(!is.na(p$adc))
  following <- function(i) if (i < nrow(p)) p$start[i + 1] else NA
  one <- end_of(p[at[1], ], following(at[1]), ...)
  two <- if (length(at) > 1) end_of(p[at[2], ], following(at[2]), ...) else list(time = NA, event = NA, cause = NA)
  data.frame(id = p$patient_id[1], start1 = p$start[at[1]], start2 = if (length(at) > 1) p$start[at[2]] else NA, cut = p$data_cutoff[1], death = p$death[1], contact = p$last_contact[1],
    stop1 = ifelse(is.na(p$stop_reason[at[1]]), "", p$stop_reason[at[1]]), her2 = if (length(at) > 1) p$her2_status[at[2]] else NA, hr = if (length(at) > 1) p$hr_status[at[2]] else NA, order = paste(p$adc[at], collapse = " > "), adjacent = length(at) > 1 && at[2] == at[1] + 1,
    t1 = one$time, e1 = one$event, c1 = one$cause, t2 = two$time, e2 = two$event)
}))
all <- rule()
control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
# As print(survfit) has it: with delayed entry the limits are their first crossing.
middle <- function(fit) column(summary(fit)$table[c("median", "0.95LCL", "0.95UCL")])
ratio <- function(fit) { s <- summary(fit); column(c(s$conf.int[1, c(1, 3, 4)], s$coefficients[1, "Pr(>|z|)"])) }

# Overall survival. A death after the cut-off is censored there.
dead <- !is.na(all$death) & all$death <= all$cut
last <- ifelse(dead, all$death, pmin(ifelse(is.na(all$contact), all$cut, all$contact), all$cut))
both <- which(!is.na(all$start2) & last >= all$start2)
fromAdc2 <- survfit(Surv(last - start2, dead) ~ 1, cbind(all, last, dead)[both, ], conf.type = "log-log")
landmark <- 180
seen <- cbind(all, last, dead)[last - all$start1 > landmark, ]
seen$received <- as.numeric(!is.na(seen$start2) & seen$start2 - seen$start1 <= landmark)
seen$time <- seen$last - seen$start1 - landmark
split_rows <- do.call(rbind, lapply(seq_len(nrow(all)), function(i) {
  end <- last[i] - all$start1[i]; change <- all$start2[i] - all$start1[i]
  if (is.na(change) || change >= end) return(data.frame(id = i, from = -1, to = end, dead = dead[i], received = 0))
  rbind(data.frame(id = i, from = -1, to = change, dead = FALSE, received = 0), data.frame(id = i, from = change, to = end, dead = dead[i], received = 1))
}))
ever <- data.frame(time = last - all$start1, dead = dead, received = as.numeric(!is.na(all$start2)))

# Truncation, in the patients analysed: ADC1 stopped for progression.
set <- all[!is.na(all$start2) & all$stop1 == "progression", ]
x <- set$start2 - set$start1; w <- set$cut - set$start1
sum_sign <- 0; comparable <- 0
for (i in seq_along(x)) for (j in seq_len(i - 1)) if (max(x[i], x[j]) <= min(w[i], w[j])) {
  s <- sign((x[i] - x[j]) * (w[i] - w[j])); sum_sign <- sum_sign + s; comparable <- comparable + (s != 0)
}
keeps <- sapply(sort(w), function(v) sum(w >= v & x <= v))
v <- sort(w)[which.max(keeps)]
same <- set[w >= v & x <= v, ]

# The order of ADCs under other rules: Cox adjusted for the standing on ADC1 among all who started the same product, under the plan's rule, and for calendar time of ADC2, days from the common cut-off, stratified by HR status, of
# which each level stands in either order; tumour and HER2 status are the same in everyone. `w` weights those who started ADC1 in the curves alone.
place <- match(set$id, all$id)
first <- sub(" >.*", "", all$order)
standing_at <- function(w) {
  x <- numeric(nrow(all))
  for (k in unique(first)) {
    i <- which(first == k)
    fit <- survfit(Surv(t1, e1) ~ 1, all[i, ], weights = w[i])
    after <- c(1, fit$surv)[findInterval(all$t1[i], fit$time) + 1]
    before <- c(1, fit$surv)[findInterval(all$t1[i], fit$time, left.open = TRUE) + 1]
    x[i] <- ifelse(all$e1[i] == 1, (after + before) / 2, after / 2)
  }
  x
}
model <- function(r, standing, how = "two") {
  r$swapped <- as.numeric(r$order == "T-DXd > SG"); r$standing <- standing[place]; r$calendar <- set$start2 - set$cut; r$first1 <- set$t1
  r$gap <- ifelse(set$e1 == 1, set$start2 - set$start1 - set$t1, NA)
  if (how == "direct") r$t2[!set$adjacent] <- NA
  f <- c(two = "standing + calendar", direct = "standing + calendar", standing = "standing", pfs1 = "first1", none = "1", gap = "standing + calendar + gap")[[how]]
  coxph(as.formula(paste("Surv(t2, e2) ~ swapped + strata(hr) +", f)), r, control = control)
}
one <- rep(1, nrow(all))
# Standard error that allows for the curves: infinitesimal jackknife of the curves by weights, with the score residuals of the model.
limits <- function(r, how = "two") {
  fit <- model(r, standing_at(one), how)
  v <- vcov(fit)
  if (how %in% c("two", "standing", "gap", "direct")) {
    h <- 1e-4
    through <- sapply(seq_len(nrow(all)), function(i) {
      up <- one; up[i] <- 1 + h; down <- one; down[i] <- 1 - h
      (coef(model(r, standing_at(up), how)) - coef(model(r, standing_at(down), how))) / (2 * h)
    })
    direct <- matrix(0, nrow(v), nrow(all))
    kept <- if (is.null(fit$na.action)) place else place[-fit$na.action]
    direct[, kept] <- t(residuals(fit, type = "dfbeta"))
    v <- v + through %*% t(through) + direct %*% t(through) + through %*% t(direct)
  }
  b <- coef(fit)[[1]]; se <- sqrt(v[1, 1])
  column(exp(c(b, b - qnorm(0.975) * se, b + qnorm(0.975) * se)))
}
of_rule <- function(...) { r <- rule(...)[place, ]; list(events = sum(r$e2), ratio = limits(r)) }
mine <- rule()[place, ]

expected <- list(software = software(), n = nrow(all), pairs = nrow(set),
  survival = list(
    fromAdc2 = middle(fromAdc2), nFromAdc2 = length(both),
    landmarkReceived = middle(survfit(Surv(time, dead) ~ 1, seen[seen$received == 1, ], conf.type = "log-log")), landmarkWithout = middle(survfit(Surv(time, dead) ~ 1, seen[seen$received == 0, ], conf.type = "log-log")),
    landmarkRatio = ratio(coxph(Surv(time, dead) ~ received, seen, cluster = id, control = control)),
    timeVarying = ratio(coxph(Surv(from, to, dead) ~ received, split_rows, cluster = id, control = control)),
    everReceived = ratio(coxph(Surv(time, dead) ~ received, ever, cluster = seq_along(time), control = control))),
  truncation = list(tau = sum_sign / comparable, comparable = comparable, window = v, kept = nrow(same), same = middle(survfit(Surv(t1, e1) ~ 1, same, conf.type = "log-log")),
    naive = middle(survfit(Surv(t1, e1) ~ 1, set, conf.type = "log-log")), everyone = middle(survfit(Surv(t1, e1) ~ 1, all, conf.type = "log-log"))),
  rules = list(own = of_rule(), window30 = of_rule(window = 30), ignored14 = of_rule(ignored = 14)),
  beside = list(none = limits(mine, "none"), pfs1 = limits(mine, "pfs1"), standing = limits(mine, "standing"), gap = limits(mine, "gap"), direct = limits(mine, "direct")))
writeLines(json(expected), "test/reference/all-adc1/expected.json")
