# Independent recount of the sample cohort: exposures, transitions, rwPFS@1, curves and hazard ratios, written in R from the rules alone.
# Run from the project root: Rscript test/reference/breast-sequential/make.R
library(survival)
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
        last_assessment = p$last_assessment[i], stop_reason = p$stop_reason[i], i = i, her2 = p$her2_status[i])
    }
  }
  lapply(list_of, function(e) { later <- p$start[seq_len(nrow(p)) > e$i]; e$next_start <- if (length(later)) min(later) else NA; e })
}

# rwPFS@1: progression, or death within 60 days of the last assessment; else censored at the last assessment; never later than the next line or the cut-off.
pfs <- function(e, death, cutoff) {
  bound <- min(c(e$next_start, cutoff), na.rm = TRUE)
  if (!is.na(e$progression) && e$progression <= bound) return(c(e$progression - e$start, 1))
  if (!is.na(death) && death <= bound && death - e$last_assessment <= 60) return(c(death - e$start, 1))
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
    t1 = f1[1], e1 = f1[2], t2 = f2[1], e2 = f2[2])
}))
set <- rows[rows$headline != "unclassifiable" & rows$stop == "progression", ]

month <- 30.4375
described <- function(time, event) {
  fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
  q <- quantile(fit, 0.5)
  s <- summary(fit, times = c(3, 6, 12) * month, extend = TRUE)
  follow <- quantile(survfit(Surv(time, 1 - event) ~ 1, conf.type = "log-log"), 0.5)
  na <- function(x) if (is.na(x)) NULL else unname(x)
  list(n = length(time), events = sum(event), median = list(na(q$quantile), na(q$lower), na(q$upper)), survival = s$surv, stdError = s$std.err, lower = s$lower, upper = s$upper,
    atRisk = s$n.risk, followUp = na(follow$quantile))
}
contrast <- function(group, reference) {
  both <- set[set$headline %in% c(group, reference), ]
  cells <- intersect(both$her2[both$headline == group], both$her2[both$headline == reference])
  if (!length(cells)) return(list(shared = 0))
  kept <- both[both$her2 %in% cells, ]
  kept$x <- as.numeric(kept$headline == group)
  model <- coxph(Surv(t2, e2) ~ x + strata(her2), kept, ties = "efron", control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50))
  fit <- summary(model)
  zph <- cox.zph(model)$table
  test <- survdiff(Surv(t2, e2) ~ x + strata(her2), kept)
  list(shared = nrow(kept), events = sum(kept$e2), hr = fit$conf.int[1, 1], lower = fit$conf.int[1, 3], upper = fit$conf.int[1, 4], se = fit$coefficients[1, 3], chisq = test$chisq,
    p = pchisq(test$chisq, 1, lower.tail = FALSE), zph = zph[1, "chisq"])
}
# The same ADC2 (SG) in HER2-positive disease after a double swap against after a target-only swap, adjusted for PFS(ADC1).
alike <- set[set$to == "SG" & set$her2 == "positive", ]
alike$x <- as.numeric(alike$headline == "payload swap")
like <- summary(coxph(Surv(t2, e2) ~ x + t1, alike, control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)))
expected <- list(
  software = paste("R", getRversion(), "survival", packageVersion("survival")),
  transitions = nrow(rows), analysed = nrow(set),
  sequences = as.list(table(paste(set$from, "→", set$to))),
  transition = sapply(sort(unique(set$headline)), function(h) described(set$t2[set$headline == h], set$e2[set$headline == h]), simplify = FALSE),
  position = list(ADC1 = described(set$t1, set$e1), ADC2 = described(set$t2, set$e2)),
  doubleSwap = list(n = nrow(alike), events = sum(alike$e2), hr = like$conf.int["x", 1], lower = like$conf.int["x", 3], upper = like$conf.int["x", 4]),
  contrasts = list(`payload swap` = contrast("payload swap", "target-only swap"), neither = contrast("neither", "target-only swap"))
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
