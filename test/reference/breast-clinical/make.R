# Independent recount of the clinical sample: response, benefit, time on treatment, competing events, subgroups, safety, early deaths, written in R from the rules alone.
# Run from the project root: Rscript test/reference/breast-clinical/make.R
library(survival)
source("test/reference/beta-product.R")
read <- function(name) read.csv(file.path("data-samples/breast-clinical", name), stringsAsFactors = FALSE, na.strings = "")
d <- read("lines.csv"); ae <- read("adverse-events.csv"); seen <- read("assessments.csv")
source("test/reference/json.R")

product <- function(regimen) ifelse(grepl("deruxtecan|^T-DXd$|^Enhertu$", regimen), "T-DXd", ifelse(grepl("sacituzumab|^SG$|^Trodelvy$", regimen), "SG", NA))
d$product <- product(d$regimen)
d <- d[order(d$patient_id, d$start), ]
# Everything that bounds a line: the next line of the patient and the cut-off.
d$next_start <- ave(d$start, d$patient_id, FUN = function(s) c(s[-1], NA))
bound <- pmin(ifelse(is.na(d$next_start), Inf, d$next_start), d$data_cutoff)

progressed <- !is.na(d$progression) & d$progression <= bound
died <- !is.na(d$death) & d$death <= bound
d$cause <- ifelse(progressed, "progression", ifelse(died, "death", NA))
d$time <- ifelse(progressed, d$progression, ifelse(died, d$death, pmin(d$last_assessment, bound))) - d$start
d$event <- as.numeric(!is.na(d$cause))
# rwTTD: the last dose where treatment has ended, else the last contact.
d$off <- !is.na(d$end)
d$ttd <- ifelse(d$off, d$end, pmin(d$last_contact, d$data_cutoff)) - d$start

adc <- d[!is.na(d$product) & d$start <= d$data_cutoff, ]
adc$position <- ave(adc$start, adc$patient_id, FUN = seq_along)
one <- adc[adc$position == 1, ]; two <- adc[adc$position == 2, ]
one <- one[match(two$patient_id, one$patient_id), ]
order_of <- paste(one$product, "->", two$product)

rate <- function(x, n) { b <- binom.test(x, n)$conf.int; list(n = n, events = x, estimate = x / n, lower = b[1], upper = b[2]) }
response <- function(p) {
  evaluated <- p$best_response %in% c("CR", "PR", "SD", "PD", "non-CR/non-PD"); hit <- p$best_response %in% c("CR", "PR"); stable <- p$best_response %in% c("SD", "non-CR/non-PD")
  yes <- hit | (stable & p$time >= 168); no <- p$best_response %in% "PD" | (stable & p$time < 168 & p$event == 1)
  list(evaluable = rate(sum(hit), sum(evaluated)), everyone = rate(sum(hit), nrow(p)), benefit = rate(sum(yes), sum(yes | no)))
}
median_of <- function(time, event) { q <- quantile(survfit(Surv(time, event) ~ 1, conf.type = "log-log"), 0.5); if (few(time)) { l <- beta_product_limits(beta_product(time, event), 0.5); l[is.infinite(l)] <- NA; q$lower <- l[1]; q$upper <- l[2] }; list(n = length(time), events = sum(event), estimate = unname(q$quantile), lower = unname(q$lower), upper = unname(q$upper)) }
by_order <- function(f) { out <- lapply(split(seq_len(nrow(two)), order_of), f); names(out) <- gsub("->", "\u2192", names(out)); out }

incidence <- function(i) {
  p <- two[i, ]
  fit <- survfit(Surv(p$time, factor(ifelse(is.na(p$cause), "censored", p$cause), c("censored", "progression", "death"))) ~ 1, conf.type = "log-log")
  s <- summary(fit, times = c(3, 6) * 30.4375)
  lapply(c(progression = 2, death = 3), function(k) list(estimate = column(s$pstate[, k]), lower = column(s$lower[, k]), upper = column(s$upper[, k]), stdError = column(s$std.err[, k])))
}

both <- data.frame(time = two$time, event = two$event, x = as.numeric(order_of == "T-DXd -> SG"), her2 = two$her2_status, hr = two$hr_status,
  contact = ifelse(sapply(seq_len(nrow(two)), function(i) any(d$patient_id == two$patient_id[i] & is.na(d$product) & d$start > one$start[i] & d$start < two$start[i])), "with intervening therapy", "direct"))
tight <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
# Those in cells of HER2 and HR status in which both orders stand.
shared <- function(b) { cell <- paste(b$her2, b$hr); b[cell %in% intersect(cell[b$x == 1], cell[b$x == 0]), ] }
within <- function(rows) { own <- shared(both[rows, ]); f <- summary(coxph(Surv(time, event) ~ x + strata(her2, hr), own, control = tight)); list(n = nrow(own), events = sum(own$event), hr = f$conf.int[1], lower = f$conf.int[3], upper = f$conf.int[4]) }
interaction_of <- function(level) {
  b <- cbind(both, level = level)
  alike <- coxph(Surv(time, event) ~ x + strata(her2, hr, level), b, control = tight); apart <- coxph(Surv(time, event) ~ x + x:level + strata(her2, hr, level), b, control = tight)
  statistic <- 2 * (apart$loglik[2] - alike$loglik[2])
  list(statistic = statistic, df = 1, p = pchisq(statistic, 1, lower.tail = FALSE))
}

# A restricted cubic spline with knots at Harrell's quantiles spans what ns() spans with these knots.
smooth_at <- function(at) {
  fit <- coxph(Surv(time, event) ~ x + strata(her2, hr), shared(both), control = tight)
  z <- cox.zph(fit, transform = "identity", terms = FALSE)
  knots <- quantile(z$time, c(0.05, 0.35, 0.65, 0.95)); basis <- function(t) cbind(1, splines::ns(t, knots = knots[2:3], Boundary.knots = knots[c(1, 4)]))
  X <- basis(z$time); P <- basis(at); xtx <- solve(crossprod(X))
  estimate <- as.vector(P %*% xtx %*% crossprod(X, z$y[, 1])); se <- sqrt(z$var[1, 1] * rowSums((P %*% xtx) * P))
  list(at = column(at), estimate = column(estimate), lower = column(estimate - qnorm(0.975) * se), upper = column(estimate + qnorm(0.975) * se))
}

# An event belongs to the exposure of its line, else to the one in which it began: before the next line, and up to 30 days after the last dose.
attach_to <- function(e) {
  p <- adc[adc$patient_id == e$patient_id & adc$position <= 2, ]
  hit <- if (!is.na(e$line)) which(p$line == e$line) else which(e$onset >= p$start & e$onset < ifelse(is.na(p$next_start), Inf, p$next_start) & e$onset <= ifelse(is.na(p$end), Inf, p$end) + 30)
  if (length(hit)) paste0(p$product[max(hit)], " as ADC", p$position[max(hit)]) else NA
}
ae$where <- vapply(seq_len(nrow(ae)), function(i) attach_to(ae[i, ]), "")
places <- paste0(adc$product, " as ADC", adc$position)
safety <- lapply(split(seq_len(nrow(adc)), places), function(i) {
  own <- ae[!is.na(ae$where) & ae$where == places[i][1], ]
  patients <- function(keep) length(unique(own$patient_id[keep]))
  list(exposed = length(i), any = patients(TRUE | is.na(own$line)), severe = patients(!is.na(own$ctcae_grade) & own$ctcae_grade >= 3), stopped = patients(own$action == "drug withdrawn"),
    neutropenia = patients(grepl("^neutropenia$", own$term, ignore.case = TRUE)), lung = patients(grepl("pneumonitis|interstitial", own$term, ignore.case = TRUE)))
})
deaths <- lapply(split(adc, places), function(p) lapply(c(within30 = 30, within60 = 60), function(days) {
  ended <- !is.na(p$end)
  hit <- ended & !is.na(p$death) & p$death <= p$data_cutoff & p$death - p$end <= days
  alive <- pmin(p$data_cutoff, p$last_contact)
  known <- hit | (ended & alive - p$end >= days)
  list(n = sum(known), events = sum(hit))
}))
gap <- function(p, days) { s <- sort(unique(c(p$start, days[days > p$start & days <= p$start + p$time]))); if (length(s) > 1) median(diff(s)) else NA }
intervals <- function(p) { g <- sapply(seq_len(nrow(p)), function(i) gap(p[i, ], seen$day[seen$patient_id == p$patient_id[i]])); unname(quantile(g, c(0.25, 0.5, 0.75), na.rm = TRUE)) }

expected <- list(software = software(),
  response = by_order(function(i) list(ADC1 = response(one[i, ]), ADC2 = response(two[i, ]))),
  treatment = by_order(function(i) list(ADC1 = median_of(one$ttd[i], one$off[i]), ADC2 = median_of(two$ttd[i], two$off[i]))),
  survival = by_order(function(i) median_of(pmin(ifelse(is.na(two$death[i]), two$last_contact[i], two$death[i]), two$data_cutoff[i]) - two$start[i], as.numeric(!is.na(two$death[i]) & two$death[i] <= two$data_cutoff[i]))),
  incidence = by_order(incidence),
  subgroups = list("her2_status: low" = within(both$her2 == "low"), "her2_status: zero" = within(both$her2 == "zero"), "hr_status: negative" = within(both$hr == "negative"), "hr_status: positive" = within(both$hr == "positive"), "contact: direct" = within(both$contact == "direct"), "contact: with intervening therapy" = within(both$contact != "direct")),
  interactions = list(her2_status = interaction_of(both$her2), hr_status = interaction_of(both$hr), contact = interaction_of(both$contact)),
  smooth = { compared <- shared(both); range_of <- range(compared$time[compared$event == 1]); smooth_at(seq(range_of[1], range_of[2], length.out = 40)[c(1, 14, 27, 40)]) },
  safety = safety, deaths = deaths,
  intervals = by_order(function(i) list(ADC1 = column(intervals(one[i, ])), ADC2 = column(intervals(two[i, ])))))
writeLines(json(expected), "test/reference/breast-clinical/expected.json")
