# Independent recount of the sample cohort: exposures, transitions, rwPFS@2, curves and hazard ratios, written in R from the rules alone.
# Run from the project root: Rscript test/reference/breast-sequential/make.R
library(survival)
source("test/reference/beta-product.R")
d <- read.csv("data-samples/breast-sequential.csv", stringsAsFactors = FALSE, na.strings = "")

product <- function(regimen) {
  if (grepl("trial", regimen)) return("unknown")
  if (grepl("^(fam-)?trastuzumab deruxtecan(-nxki)?$|^T-DXd( \\+ pertuzumab)?$|^Enhertu$", regimen)) return("T-DXd")
  if (grepl("^sacituzumab govitecan(-hziy)?$|^SG$|^Trodelvy$", regimen)) return("SG")
  if (grepl("^(ado-)?trastuzumab emtansine$|^T-DM1$|^Kadcyla$", regimen)) return("T-DM1")
  if (grepl("^Dato-DXd$|^datopotamab deruxtecan$", regimen)) return("Dato-DXd")
  NA_character_
}
d$product <- vapply(d$regimen, product, "")
target <- c("T-DXd" = "HER2", "SG" = "TROP2", "T-DM1" = "HER2", "Dato-DXd" = "TROP2")
class <- c("T-DXd" = "topo", "SG" = "topo", "T-DM1" = "tubulin", "Dato-DXd" = "topo")

smallest <- function(x) if (all(is.na(x))) NA else min(x, na.rm = TRUE)
largest <- function(x) if (all(is.na(x))) NA else max(x, na.rm = TRUE)

exposures <- function(p) {
  p <- p[order(p$start), ]
  list_of <- list()
  for (i in seq_len(nrow(p))) {
    if (is.na(p$product[i])) next
    last <- if (length(list_of)) list_of[[length(list_of)]] else NULL
    merged <- !is.null(last) && last$product == p$product[i] && last$i == i - 1 && !is.na(last$end) && p$start[i] - last$end <= 90 &&
      is.na(last$progression) && last$setting == p$setting[i]
    if (merged) {
      last$end <- p$end[i]; last$i <- i
      last$progression <- smallest(c(last$progression, p$progression[i]))
      last$last_assessment <- largest(c(last$last_assessment, p$last_assessment[i]))
      last$stop_reason <- p$stop_reason[i]
      list_of[[length(list_of)]] <- last
    } else {
      list_of[[length(list_of) + 1]] <- list(product = p$product[i], setting = p$setting[i], start = p$start[i], end = p$end[i], progression = p$progression[i],
        last_assessment = p$last_assessment[i], stop_reason = p$stop_reason[i], i = i, her2 = p$her2_status[i],
        line = p$line[i], ecog = p$ecog[i], visceral = p$visceral[i], hr = p$hr_status[i])
    }
  }
  lapply(list_of, function(e) { later <- p$start[seq_len(nrow(p)) > e$i]; e$next_start <- if (length(later)) min(later) else NA; e })
}

# rwPFS@2: progression, or death before the next line; else censored at the last assessment; never later than the next line or the cut-off.
pfs <- function(e, death, cutoff) {
  bound <- min(c(e$next_start, cutoff), na.rm = TRUE)
  if (!is.na(e$progression) && e$progression <= bound) return(c(e$progression - e$start, 1))
  if (!is.na(death) && death <= bound) return(c(death - e$start, 1))
  c(min(e$last_assessment, bound) - e$start, 0)
}

rows <- do.call(rbind, lapply(split(d, d$patient_id), function(p) {
  e <- Filter(function(x) x$setting == "metastatic", exposures(p))
  if (length(e) < 2) return(NULL)
  a <- e[[1]]; b <- e[[2]]
  headline <- if (a$product == "unknown" || b$product == "unknown") "unclassifiable"
    else if (class[[a$product]] != class[[b$product]]) "payload swap"
    else if (target[[a$product]] != target[[b$product]]) "target-only swap" else "neither"
  f1 <- pfs(a, p$death[1], p$data_cutoff[1]); f2 <- pfs(b, p$death[1], p$data_cutoff[1])
  data.frame(id = p$patient_id[1], from = a$product, to = b$product, headline = headline, stop = if (is.na(a$stop_reason)) "" else a$stop_reason, her2 = b$her2,
    age = p$age[1], line = b$line, ecog = b$ecog, visceral = b$visceral, hr = b$hr, t1 = f1[1], e1 = f1[2], t2 = f2[1], e2 = f2[2])
}))
set <- rows[rows$headline != "unclassifiable" & rows$stop == "progression", ]
# What groups have to be alike in; everyone has breast cancer.
set$cell <- paste0("HER2 ", set$her2, ", HR ", set$hr)

month <- 30.4375
described <- function(time, event) {
  fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
  q <- quantile(fit, 0.5)
  s <- summary(fit, times = c(3, 6, 12) * month, extend = TRUE)
  follow <- quantile(survfit(Surv(time, 1 - event) ~ 1, conf.type = "log-log"), 0.5)
  na <- function(x) if (is.na(x)) NULL else unname(x)
  limits <- c(q$lower, q$upper); se <- s$std.err
  b <- beta_product(time, event); at <- beta_product_at(b, s$time); certain <- s$surv == 1
  if (few(time)) { limits <- beta_product_limits(b, 0.5); limits[is.infinite(limits)] <- NA; s$lower <- at$lower; s$upper <- at$upper }
  s$lower[certain] <- at$lower[certain]; s$upper[certain] <- at$upper[certain]; se[certain] <- NA
  list(n = length(time), events = sum(event), median = list(na(q$quantile), na(limits[1]), na(limits[2])), survival = s$surv, stdError = se, lower = s$lower, upper = s$upper,
    atRisk = s$n.risk, followUp = na(follow$quantile))
}
contrast <- function(group, reference) {
  both <- set[set$headline %in% c(group, reference), ]
  cells <- intersect(both$cell[both$headline == group], both$cell[both$headline == reference])
  if (!length(cells)) return(list(shared = 0))
  kept <- both[both$cell %in% cells, ]
  kept$x <- as.numeric(kept$headline == group)
  model <- coxph(Surv(t2, e2) ~ x + strata(cell), kept, ties = "efron", control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50))
  fit <- summary(model)
  zph <- cox.zph(model)$table
  test <- survdiff(Surv(t2, e2) ~ x + strata(cell), kept)
  list(shared = nrow(kept), events = sum(kept$e2), hr = fit$conf.int[1, 1], lower = fit$conf.int[1, 3], upper = fit$conf.int[1, 4], se = fit$coefficients[1, 3], chisq = test$chisq,
    p = pchisq(test$chisq, 1, lower.tail = FALSE), zph = zph[1, "chisq"])
}
# The same ADC2 (SG) in HER2-positive disease after a double swap against after a target-only swap: HR status by arm.
alike <- set[set$to == "SG" & set$her2 == "positive", ]
status <- function(headline) sort(unique(alike$hr[alike$headline == headline]))
# Propensity weights by hand: glm, then coxph and survfit with weights and robust variance; the cell of HER2 and HR status is a factor of the score.
fine <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
evalue <- function(hr, lower, upper) {
  risk <- function(x) (1 - 0.5^sqrt(x)) / (1 - 0.5^sqrt(1 / x))
  away <- function(rr) { above <- if (rr < 1) 1 / rr else rr; above + sqrt(above * (above - 1)) }
  list(estimate = away(risk(hr)), limit = if (lower <= 1 && upper >= 1) 1 else away(risk(if (hr < 1) upper else lower)))
}
compared <- function(group, reference) {
  both <- set[set$headline %in% c(group, reference), ]
  cells <- intersect(both$cell[both$headline == group], both$cell[both$headline == reference])
  kept <- both[both$cell %in% cells, ]
  kept$x <- as.numeric(kept$headline == group)
  kept
}
weigh <- function(group, reference, target, covariates) {
  kept <- compared(group, reference)
  terms <- c(if (length(unique(kept$cell)) > 1) "cell", covariates)
  model <- glm(reformulate(terms, "x"), binomial, kept, control = glm.control(epsilon = 1e-14, maxit = 100))
  e <- fitted(model)
  kept$w <- switch(target, ATE = ifelse(kept$x == 1, 1 / e, 1 / (1 - e)), ATT = ifelse(kept$x == 1, 1, e / (1 - e)), overlap = ifelse(kept$x == 1, 1 - e, e))
  fit <- summary(coxph(Surv(t2, e2) ~ x, kept, weights = kept$w, robust = TRUE, ties = "efron", control = fine))
  median_of <- function(arm) {
    own <- kept[kept$x == arm, ]
    # With weights a limit of the curve can rise again; quantile() then sorts it (survival 3.5-3, in approx), print() takes its first crossing.
    q <- summary(survfit(Surv(t2, e2) ~ 1, own, weights = own$w, robust = TRUE, conf.type = "log-log"))$table
    na <- function(x) if (is.na(x)) NULL else unname(x)
    list(na(q["median"]), na(q["0.95LCL"]), na(q["0.95UCL"]))
  }
  design <- model.matrix(model)[, -1]
  difference <- function(column, w) {
    one <- kept$x == 1
    spread <- function(x) if (all(column %in% 0:1)) mean(x) * (1 - mean(x)) else var(x)
    (weighted.mean(column[one], w[one]) - weighted.mean(column[!one], w[!one])) / sqrt((spread(column[one]) + spread(column[!one])) / 2)
  }
  list(n = nrow(kept), odds = unname(coef(model)[-1]), hr = fit$conf.int[1, 1], se = fit$coefficients[1, "robust se"], lower = fit$conf.int[1, 3], upper = fit$conf.int[1, 4],
    evalue = evalue(fit$conf.int[1, 1], fit$conf.int[1, 3], fit$conf.int[1, 4]), median = list(median_of(1), median_of(0)),
    before = unname(apply(design, 2, difference, w = rep(1, nrow(kept)))), after = unname(apply(design, 2, difference, w = kept$w)))
}
chosen <- c("age", "ecog", "line", "visceral")
adjusted <- function(group, reference) {
  kept <- compared(group, reference)
  fit <- summary(coxph(Surv(t2, e2) ~ x + age + ecog + strata(cell), kept, ties = "efron", control = fine))$conf.int
  list(hr = fit[1, 1], lower = fit[1, 3], upper = fit[1, 4], evalue = evalue(fit[1, 1], fit[1, 3], fit[1, 4]))
}

# Table 1: standardised mean differences (Yang & Dalton 2012), the largest of the pairs, and the tests of R.
smd <- function(x, group) {
  pairs <- combn(unique(group), 2)
  max(apply(pairs, 2, function(pair) {
    a <- x[group == pair[1]]; b <- x[group == pair[2]]
    if (is.numeric(x)) return(abs(mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2))
    levels <- sort(unique(c(a, b)))
    if (length(levels) == 1) return(0)
    p <- prop.table(table(factor(a, levels)))[-1]; q <- prop.table(table(factor(b, levels)))[-1]
    covariance <- function(s) diag(as.numeric(s), length(s)) - outer(as.numeric(s), as.numeric(s))
    d <- as.numeric(p - q)
    sqrt(drop(d %*% MASS::ginv((covariance(p) + covariance(q)) / 2) %*% d))
  }))
}
category <- function(x, group) {
  counts <- table(x, group)
  pearson <- suppressWarnings(chisq.test(counts, correct = FALSE))
  if (any(pearson$expected < 5)) list(fisher.test(counts, workspace = 2e7)$p.value, "Fisher") else list(pearson$p.value, "chi-square")
}
number <- function(x, group) list(if (length(unique(group)) == 2) wilcox.test(x ~ group)$p.value else kruskal.test(x, factor(group))$p.value, if (length(unique(group)) == 2) "Wilcoxon" else "Kruskal")
described1 <- function(data) {
  group <- data$headline
  list(age = list(smd = smd(data$age, group), test = suppressWarnings(number(data$age, group)), mean = mean(data$age), sd = sd(data$age), quartiles = unname(quantile(data$age, c(.25, .5, .75)))),
    line = list(smd = smd(data$line, group), test = suppressWarnings(number(data$line, group)), mean = mean(data$line), sd = sd(data$line), quartiles = unname(quantile(data$line, c(.25, .5, .75)))),
    ecog = list(smd = smd(as.character(data$ecog), group), test = category(data$ecog, group)),
    visceral = list(smd = smd(data$visceral, group), test = category(data$visceral, group)),
    hr_status = list(smd = smd(data$hr, group), test = category(data$hr, group)))
}
expected <- list(
  software = paste("R", getRversion(), "survival", packageVersion("survival")),
  transitions = nrow(rows), analysed = nrow(set),
  sequences = as.list(table(paste(set$from, "→", set$to))),
  transition = sapply(sort(unique(set$headline)), function(h) described(set$t2[set$headline == h], set$e2[set$headline == h]), simplify = FALSE),
  position = list(ADC1 = described(set$t1, set$e1), ADC2 = described(set$t2, set$e2)),
  doubleSwap = list(n = nrow(alike), doubleSwap = status("payload swap"), targetOnly = status("target-only swap")),
  contrasts = list(`payload swap` = contrast("payload swap", "target-only swap"), neither = contrast("neither", "target-only swap")),
  adjusted = list(`payload swap` = adjusted("payload swap", "target-only swap"), neither = adjusted("neither", "target-only swap")),
  weighted = sapply(c("ATE", "ATT", "overlap"), function(target) list(`payload swap` = weigh("payload swap", "target-only swap", target, chosen), neither = weigh("neither", "target-only swap", target, chosen)), simplify = FALSE),
  characteristics = list(three = described1(set), two = described1(set[set$headline != "neither", ]))
)
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{", paste0("\"", names(x), "\": ", parts, collapse = ", "), "}"))
  }
  text <- if (is.character(x)) paste0("\"", x, "\"") else ifelse(is.na(x), "null", formatC(x, digits = 15, format = "g"))
  if (length(x) == 1) unname(text) else paste0("[", paste(text, collapse = ", "), "]")
}
writeLines(json(expected), "test/reference/breast-sequential/expected.json")
