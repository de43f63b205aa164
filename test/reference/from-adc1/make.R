# Run from the project root: Rscript test/reference/from-adc1/make.R
# From ADC1 on, of everyone who started it: overall survival, ADC2 or death before it, states on and off the drug, a landmark and illness-death models, from the CSV and the rules alone. Two invented files
# (who lives long gets ADC2, and who gets it late lives longer after it; in the second some come under observation late) and the sample of everyone who started ADC1.
suppressPackageStartupMessages(library(survival))
source("test/reference/json.R")
month <- 30.4375
days <- c(3, 6, 12) * month
landmark <- 180
early <- 91
control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)

# Invented patients: frailty in the time on the drug and in survival; some stop for toxicity and progress later, some stay on beyond a progression, some die on the day of ADC2, some start ADC2 or die after the cut-off.
set.seed(15)
made <- function(i) {
  first <- if (i <= 70) "T-DXd" else if (i <= 126) "SG" else "Dato-DXd"
  second <- if (first == "SG") "T-DXd" else "SG"
  z <- rgamma(1, 2, 2); s <- 10 + i %% 40; cut <- s + ceiling(runif(1, 250, 1500))
  on <- ceiling(rexp(1, z * (if (first == "SG") 1.6 else 1) / 210)); progressed <- if (i %% 5 == 0) on + ceiling(rexp(1, 1 / 80)) else if (i %% 7 == 0) max(1, on - 21) else on
  dies <- ceiling(rexp(1, z / 520))
  if (i %% 17 == 0) dies <- on + 12
  gap <- ceiling(rexp(1, 1 / 25)); between <- i %% 3 == 0; reach <- max(on, progressed) + 3 + gap + if (between) 60 else 0
  reaches <- runif(1) < 0.8 && first != "Dato-DXd" || i %in% c(127, 128)
  if (i == 20) { reaches <- TRUE; dies <- reach }
  if (i %in% c(31, 90)) { reaches <- TRUE; cut <- s + reach - 5; dies <- reach + 200 }
  if (dies < reach) reaches <- FALSE
  # Long time to ADC2, long time after it: no Markov process.
  if (reaches && !i %in% c(20, 31, 90)) dies <- reach + ceiling(rexp(1, z / (60 + 1.2 * reach)))
  last <- min(s + dies, cut); seen <- if (s + dies <= cut) s + dies else cut - i %% 11
  stopped <- s + on <= last
  line <- function(line, regimen, start, end, progression, reason) if (start <= seen || i %in% c(31, 90)) data.frame(patient_id = sprintf("P%03d", i), line = line, regimen = regimen, start = start, end = end,
    progression = progression, last_assessment = max(start, min(seen, start + 20 + i %% 30)), stop_reason = reason, death = if (s + dies <= cut + 400 && s + dies < s + 2200) s + dies else NA, last_contact = seen, data_cutoff = cut,
    tumour = "breast", her2_status = "low")
  known <- function(day) if (day <= seen) day else NA
  reason <- if (!stopped) NA else if (i %% 5 == 0) "toxicity" else if (i %% 13 == 0) NA else "progression"
  rows <- line(1, first, s, if (i %% 19 == 0) NA else known(s + on), if (dies >= progressed) known(s + progressed) else NA, reason)
  if (reaches) {
    if (between) rows <- rbind(rows, line(2, "capecitabine", s + max(on, progressed) + 3, NA, NA, NA))
    on2 <- ceiling(rexp(1, z / 120))
    rows <- rbind(rows, line(2 + between, second, s + reach, known(s + reach + on2), known(s + reach + on2 + 5), if (s + reach + on2 <= seen) "progression" else NA))
  }
  rows
}
plain <- do.call(rbind, lapply(1:130, made))
late <- plain
who <- as.integer(sub("P", "", late$patient_id))
first_day <- tapply(late$start, late$patient_id, min)[late$patient_id]
end_day <- pmin(ifelse(is.na(late$death), Inf, late$death), late$last_contact)
entry <- first_day + (who * 37) %% 260
late$entry <- ifelse(who %% 4 == 0 & entry < end_day - 1, entry, first_day)
write.csv(plain, "test/reference/from-adc1/data.csv", row.names = FALSE, quote = FALSE, na = "")
write.csv(late, "test/reference/from-adc1/late.csv", row.names = FALSE, quote = FALSE, na = "")

adcs <- "deruxtecan|T-DXd|Enhertu|sacituzumab|SG|Trodelvy|Dato-DXd"
label <- function(x) ifelse(grepl("Dato", x), "Dato-DXd", ifelse(grepl("deruxtecan|T-DXd|Enhertu", x), "T-DXd", "SG"))
# Last dose of a line, where treatment is known to have ended; else observed to the last dose, or without one to the last day alive: rwTTD. Days from `start`.
on_drug <- function(r, following, last) {
  alive <- min(c(r$death, r$last_contact)[!is.na(c(r$death, r$last_contact))][1], r$data_cutoff)
  after <- !is.na(following) && following <= r$data_cutoff
  died <- !is.na(r$death) && r$death <= r$data_cutoff
  if (is.na(r$end) && after) return(c(following - r$start, 1))
  if (is.na(r$end)) return(c(max(last, r$start) - r$start, as.numeric(died)))
  off <- after || died || (!is.na(r$stop_reason) && !r$stop_reason %in% c("planned-pause", "lost-to-follow-up", "unknown")) || alive - r$end >= 120
  if (r$end > r$data_cutoff) return(c(r$data_cutoff - r$start, 0))
  c(r$end - r$start, as.numeric(off))
}
people <- function(d) {
  if (is.null(d$entry)) d$entry <- NA
  do.call(rbind, lapply(split(d, d$patient_id), function(p) {
    p <- p[order(p$start), ]; at <- grep(adcs, p$regimen); stopifnot(length(at) > 0)
    following <- function(i) if (i < nrow(p)) p$start[i + 1] else NA
    cut <- p$data_cutoff[1]; dead <- !is.na(p$death[1]) && p$death[1] <= cut
    last <- if (dead) p$death[1] else if (is.na(p$death[1])) min(p$last_contact[1], cut) else cut
    start1 <- p$start[at[1]]
    reach <- if (length(at) > 1 && p$start[at[2]] <= cut) p$start[at[2]] - start1 else NA
    one <- on_drug(p[at[1], ], following(at[1]), last)
    two <- if (is.na(reach)) c(NA, NA) else on_drug(p[at[2], ], following(at[2]), last)
    data.frame(id = p$patient_id[1], product = label(p$regimen[at[1]]), time = max(last - start1, if (dead) 1 else 0), dead = dead, reach = reach,
      on1 = one[1], off1 = one[2], on2 = two[1], off2 = two[2], entry = if (is.na(p$entry[1])) -1 else if (p$entry[1] > start1) p$entry[1] - start1 else -1)
  }))
}

three <- function(fit) column(summary(fit)$table[c("median", "0.95LCL", "0.95UCL")])
survival_of <- function(x) { x <- x[x$time > x$entry, ]; list(n = nrow(x), deaths = sum(x$dead), median = three(survfit(Surv(entry, time, dead) ~ 1, x, conf.type = "log-log"))) }

# Of everyone without ADC2 yet: ADC2, death before it, neither; R's estimates, errors and limits at each day.
first_of <- function(x, at = days) {
  x$end <- ifelse(is.na(x$reach), x$time, x$reach)
  x$what <- factor(ifelse(!is.na(x$reach), "ADC2", ifelse(x$dead, "death", "censor")), c("censor", "ADC2", "death"))
  x <- x[x$end > x$entry, ]
  fit <- survfit(Surv(entry, end, what) ~ 1, x, id = id, conf.type = "log-log")
  k <- findInterval(at, fit$time); j <- match(c("ADC2", "death", "(s0)"), fit$states)
  known <- at <= max(fit$time)
  of <- function(m) lapply(seq_along(at), function(i) if (known[i]) column(m[k[i], j]) else column(rep(NA, 3)))
  list(n = nrow(x), events = column(c(sum(x$what == "ADC2"), sum(x$what == "death"), sum(x$what == "censor"))), probability = of(fit$pstate), stdError = of(fit$std.err), lower = of(fit$lower), upper = of(fit$upper))
}

# On ADC1, off it before ADC2, on ADC2, off it, dead: what holds from which day on.
names5 <- c("on1", "off1", "on2", "off2", "dead")
stays_of <- function(x) do.call(rbind, lapply(seq_len(nrow(x)), function(i) {
  a <- x[i, ]; end <- a$time
  if (a$dead && !is.na(a$reach)) end <- max(end, a$reach + 1)
  leave1 <- max(a$on1, 1); if (!is.na(a$reach)) leave1 <- min(leave1, a$reach)
  from <- c(on1 = 0); stop_at <- end
  if (a$off1 == 1 || !is.na(a$reach)) { if (leave1 < end && (is.na(a$reach) || leave1 < a$reach)) from["off1"] <- leave1 } else stop_at <- a$on1
  if (!is.na(a$reach)) {
    from["on2"] <- a$reach
    leave2 <- a$reach + max(a$on2, 1)
    if (a$off2 == 1) { if (leave2 < end) from["off2"] <- leave2 } else stop_at <- max(leave2, a$reach)
  }
  if (stop_at < end || !a$dead) to_last <- "censor" else to_last <- "dead"
  begin <- unname(from); finish <- c(begin[-1], min(stop_at, end)); to <- c(names(from)[-1], to_last)
  r <- data.frame(id = a$id, from = names(from), begin = begin, finish = finish, to = to)
  r <- r[r$finish > r$begin & r$finish > a$entry, ]
  if (nrow(r) > 0) r$begin <- pmax(r$begin, max(a$entry, 0))
  r
}))
states_of <- function(x) {
  r <- stays_of(x)
  r$state <- factor(r$to, c("censor", names5[-1])); r$istate <- factor(r$from, names5)
  fit <- survfit(Surv(begin, finish, state) ~ 1, r, id = id, istate = istate, p0 = c(1, 0, 0, 0, 0))
  # Who is off ADC1 at the landmark, alive and without ADC2: from there ADC2 against death, followed on whatever is known of the drug.
  waiting <- r[r$from == "off1" & r$begin <= landmark & r$finish > landmark, ]
  after <- x[x$id %in% waiting$id, ]; after$entry <- landmark
  list(n = length(unique(r$id)), probability = lapply(days, function(d) column(fit$pstate[findInterval(d, fit$time), match(names5, fit$states)])), waiting = first_of(after, landmark + days))
}

ratio <- function(fit, k = 1) { s <- summary(fit); se <- sqrt(fit$var[k, k]); b <- coef(fit)[[k]]; column(c(exp(b), exp(b - qnorm(.975) * se), exp(b + qnorm(.975) * se), 2 * pnorm(-abs(b / se)))) }
illness_death <- function(x) {
  x <- x[x$time > pmax(x$entry, 0), ]
  x$start <- pmax(x$entry, 0)
  r <- tmerge(x[, c("id", "start", "time", "dead", "reach")], x, id = id, tstart = start, tstop = time)
  r <- tmerge(r, x, id = id, died = event(time, dead), adc2 = tdc(reach))
  once <- x[!is.na(x$reach), ]; once$later <- once$reach + early
  r <- tmerge(r, once, id = id, long = tdc(later))
  r$recent <- as.numeric(r$adc2 == 1 & r$long == 0); r$long <- as.numeric(r$adc2 == 1 & r$long == 1)
  two <- coxph(Surv(tstart, tstop, died) ~ recent + long, r, cluster = id, control = control)
  b <- coef(two); se <- sqrt(drop(c(-1, 1) %*% vcov(two) %*% c(-1, 1))); d <- b[["long"]] - b[["recent"]]
  one <- do.call(rbind, lapply(split(r[r$adc2 == 1, ], r$id[r$adc2 == 1]), function(p) data.frame(id = p$id[1], reach = p$reach[1], tstart = min(p$tstart), tstop = max(p$tstop), died = max(p$died))))
  one$months <- one$reach / month
  marked <- x[x$time > landmark, ]
  marked$received <- as.numeric(!is.na(marked$reach) & marked$reach <= landmark); marked$from <- pmax(marked$start, landmark) - landmark; marked$left <- marked$time - landmark
  list(n = length(unique(r$id)), deaths = sum(r$died), markov = ratio(coxph(Surv(tstart, tstop, died) ~ adc2, r, cluster = id, control = control)),
    recent = ratio(two, 1), long = ratio(two, 2), difference = column(c(exp(d), exp(d - qnorm(.975) * se), exp(d + qnorm(.975) * se), 2 * pnorm(-abs(d / se)))),
    nAfter = nrow(one), deathsAfter = sum(one$died), clockForward = ratio(coxph(Surv(tstart, tstop, died) ~ months, one, control = control)),
    clockReset = ratio(coxph(Surv(tstart - reach, tstop - reach, died) ~ months, one, control = control)),
    landmark = list(n = column(c(sum(marked$received), sum(1 - marked$received))), ratio = ratio(coxph(Surv(ifelse(from > 0, from, -1), left, died) ~ received, cbind(marked, died = marked$dead), cluster = id, control = control))))
}
all_of <- function(path) {
  x <- people(read.csv(path, stringsAsFactors = FALSE, na.strings = ""))
  by <- split(x, x$product); large <- by[sapply(by, nrow) >= 5]
  # Of those who reached ADC2, as it may not stand: as they are, and with entry at ADC2.
  both <- x[!is.na(x$reach) & x$time > x$reach, ]
  list(n = nrow(x), reached = sum(!is.na(x$reach)), everyone = survival_of(x), products = lapply(large, survival_of), ofNobody = list(plain = three(survfit(Surv(time, dead) ~ 1, both)), delayed = three(survfit(Surv(reach, time, dead) ~ 1, both))),
    first = first_of(x), firstByProduct = lapply(large, first_of), states = states_of(x), illnessDeath = illness_death(x))
}
writeLines(json(list(software = software(), days = column(days), own = all_of("test/reference/from-adc1/data.csv"), late = all_of("test/reference/from-adc1/late.csv"),
  sample = all_of("data-samples/breast-all-adc1.csv"))), "test/reference/from-adc1/expected.json")
