# Tables of both ADCs, predictors, contrasts of sequences and further endpoints of the sample cohort, from its CSV in R alone.
# Run from the project root: Rscript test/reference/both-adcs/make.R
source("test/reference/breast-sequential/make.R")
more <- do.call(rbind, lapply(split(d, d$patient_id), function(p) {
  p <- p[order(p$start), ]
  e <- Filter(function(x) x$setting == "metastatic", exposures(p))
  if (length(e) < 2) return(NULL)
  best <- function(x) {
    own <- p$best_response[p$product %in% x$product & p$start >= x$start & seq_len(nrow(p)) <= x$i]
    found <- intersect(c("CR", "PR", "SD", "PD", "NE"), own)
    if (length(found)) found[1] else NA
  }
  a <- e[[1]]; b <- e[[2]]
  bound <- min(c(b$next_start, p$data_cutoff[1]), na.rm = TRUE)
  death <- p$death[1]; end <- if (!is.na(death) && death <= p$data_cutoff[1]) death else min(p$last_contact[1], p$data_cutoff[1])
  data.frame(id = p$patient_id[1], start1 = a$start, start2 = b$start, best1 = best(a), best2 = best(b), progressed2 = !is.na(b$progression) && b$progression <= bound,
    os2 = end - b$start, dead = as.numeric(!is.na(death) && death <= p$data_cutoff[1]))
}))
set <- merge(set, more, by = "id")
set$sequence <- paste(set$from, "→", set$to)
set$death2 <- set$e2 == 1 & !set$progressed2
set$band <- cut(set$line, c(0, 2, 4, Inf), c("line 1-2", "line 3-4", "line 5 and later"))
set$subtype <- paste0("HR ", set$hr, ", HER2 ", set$her2)
none <- function(x) if (is.na(x)) NULL else unname(x)
med <- function(fit) { q <- quantile(fit, 0.5); if (few(fit$of[, 1])) { l <- beta_product_limits(beta_product(fit$of[, 1], fit$of[, 2]), 0.5); l[is.infinite(l)] <- NA; q$lower <- l[1]; q$upper <- l[2] }; list(none(q$quantile), none(q$lower), none(q$upper)) }
# With delayed entry the lower limit of the curve can rise again; quantile() then sorts it (survival 3.5-3, in approx), so the limits are read off the curve: the first time at or below one half.
late <- function(fit) {
  first <- function(limit) { at <- which(!is.na(limit) & limit <= 0.5 + 1e-12); if (length(at)) fit$time[at[1]] else NULL }
  list(none(quantile(fit, 0.5)$quantile), first(fit$lower), first(fit$upper))
}
km <- function(s) { fit <- survfit(s ~ 1, conf.type = "log-log"); fit$of <- s; fit }

# Texier 2018: midranks of the 2n intervals [t1, t1] and [t2, t2 or Inf).
midrank <- function(x) {
  left <- c(x$t1, x$t2); right <- c(x$t1, ifelse(x$e2 == 1, x$t2, Inf))
  rank <- sapply(seq_along(left), function(k) (1 + sum(right < left[k]) + sum(left <= right[k])) / 2)
  n <- nrow(x)
  1 - mean(rank[n + seq_len(n)] >= rank[seq_len(n)])
}
concord <- function(x) {
  order1 <- function(t, e, i, j) if (e[i] == 1 && (t[i] < t[j] || (t[i] == t[j] && e[j] == 0))) -1 else if (e[j] == 1 && (t[j] < t[i] || (t[j] == t[i] && e[i] == 0))) 1 else 0
  counts <- c(0, 0)
  for (i in seq_len(nrow(x) - 1)) for (j in (i + 1):nrow(x)) {
    s <- order1(x$t1, x$e1, i, j) * order1(x$t2, x$e2, i, j)
    if (s > 0) counts[1] <- counts[1] + 1 else if (s < 0) counts[2] <- counts[2] + 1
  }
  counts[1] / sum(counts)
}
rate <- function(best) {
  seen <- best[best %in% c("CR", "PR", "SD", "PD")]
  test <- binom.test(sum(seen %in% c("CR", "PR")), length(seen))
  list(n = length(seen), k = sum(seen %in% c("CR", "PR")), estimate = unname(test$estimate), lower = test$conf.int[1], upper = test$conf.int[2])
}
both <- function(x) {
  early <- summary(km(Surv(x$t2, x$e2)), times = 3 * month, extend = TRUE)
  if (few(x$t2) || early$surv == 1) { at <- beta_product_at(beta_product(x$t2, x$e2), 3 * month); early$lower <- at$lower; early$upper <- at$upper }
  list(n = nrow(x), events2 = sum(x$e2), deaths2 = sum(x$death2), pfs1 = med(km(Surv(x$t1, x$e1))), pfs2 = med(km(Surv(x$t2, x$e2))), progression2 = med(km(Surv(x$t2, x$e2 == 1 & !x$death2))),
    os2 = med(km(Surv(x$os2, x$dead))),
    shorter = sum(x$e2 == 1 & x$t2 < x$t1), undecided = sum(x$e2 == 0 & x$t2 < x$t1), midrank = midrank(x),
    early = list(1 - early$surv, 1 - early$upper, 1 - early$lower), response1 = rate(x$best1), response2 = rate(x$best2), concordance = concord(x))
}
by <- function(column) sapply(sort(unique(as.character(set[[column]]))), function(level) if (sum(set[[column]] == level) >= 5) both(set[set[[column]] == level, ]) else list(n = sum(set[[column]] == level)), simplify = FALSE)

set$months <- set$t1 / month
set$class <- relevel(factor(set$headline), "target-only swap")
set$her2f <- relevel(factor(set$her2), "low")
set$hrf <- relevel(factor(set$hr), "positive")
rows_of <- function(model) {
  s <- summary(model)
  lapply(seq_len(nrow(s$conf.int)), function(k) list(term = rownames(s$conf.int)[k], hr = s$conf.int[k, 1], lower = s$conf.int[k, 3], upper = s$conf.int[k, 4], p = s$coefficients[k, "Pr(>|z|)"]))
}
joint <- coxph(Surv(t2, e2) ~ months + line + class + her2f + hrf, set, control = fine)
# Restricted cubic spline after Harrell: 4 knots at the 5th, 35th, 65th and 95th percentile.
knots <- quantile(set$months, c(.05, .35, .65, .95))
rcs <- function(x) {
  k <- length(knots); cube <- function(u) pmax(u, 0)^3
  tail <- sapply(seq_len(k - 2), function(j) (cube(x - knots[j]) - cube(x - knots[k - 1]) * (knots[k] - knots[j]) / (knots[k] - knots[k - 1]) + cube(x - knots[k]) * (knots[k - 1] - knots[j]) / (knots[k] - knots[k - 1])) / (knots[k] - knots[1])^2)
  cbind(x, matrix(tail, nrow = length(x)))
}
basis <- rcs(set$months)
bent <- coxph(Surv(set$t2, set$e2) ~ basis, control = fine)
q <- quantile(set$months, c(.25, .75))
step <- rcs(q[2]) - rcs(q[1])
se <- sqrt(drop(step %*% vcov(bent) %*% t(step)))
wald <- function(k) drop(coef(bent)[k] %*% solve(vcov(bent)[k, k]) %*% coef(bent)[k])
sequences <- set[set$her2 == "low" & set$sequence %in% c("SG → T-DXd", "T-DXd → SG"), ]
sequences$x <- as.numeric(sequences$sequence == "SG → T-DXd")
order_of <- summary(coxph(Surv(t2, e2) ~ x + strata(hr), sequences, control = fine))
survival <- set[set$sequence %in% c("SG → T-DXd", "T-DXd → SG") & set$her2 == "low", ]
survival$x <- as.numeric(survival$sequence == "SG → T-DXd")
os <- summary(coxph(Surv(os2, dead) ~ x + strata(hr), survival, control = fine))
# Without groups of fewer than 5 in cells of HER2 and HR status that another group shares; leaving one out may leave another without a counterpart.
global <- function(column) {
  names <- unique(set[[column]])
  repeat {
    kept <- set[set[[column]] %in% names, ]
    kept <- kept[ave(as.integer(factor(kept[[column]])), kept$cell, FUN = function(g) length(unique(g))) > 1, ]
    enough <- names[vapply(names, function(g) sum(kept[[column]] == g) >= 5, NA)]
    if (length(enough) == length(names)) break
    names <- enough
  }
  if (length(names) < 3) return(list(groups = sort(names)))
  test <- survdiff(as.formula(paste("Surv(t2, e2) ~", column, "+ strata(cell)")), kept)
  list(n = nrow(kept), chisq = test$chisq, df = length(unique(kept[[column]])) - 1)
}
writeLines(json(list(
  software = paste("R", getRversion(), "survival", packageVersion("survival")),
  all = both(set), class = by("headline"), sequence = by("sequence"), line = by("band"), subtype = by("subtype"),
  globalClass = global("headline"), globalSequence = global("sequence"),
  alone = c(rows_of(coxph(Surv(t2, e2) ~ months, set, control = fine)), rows_of(coxph(Surv(t2, e2) ~ line, set, control = fine)), rows_of(coxph(Surv(t2, e2) ~ hrf, set, control = fine))),
  joint = rows_of(joint), lineEvalue = evalue(summary(joint)$conf.int["line", 1], summary(joint)$conf.int["line", 3], summary(joint)$conf.int["line", 4]),
  spline = list(hr = exp(drop(step %*% coef(bent))), lower = exp(drop(step %*% coef(bent)) - qnorm(.975) * se), upper = exp(drop(step %*% coef(bent)) + qnorm(.975) * se), any = wald(1:3), bend = wald(2:3)),
  order = list(n = nrow(sequences), hr = order_of$conf.int["x", 1], lower = order_of$conf.int["x", 3], upper = order_of$conf.int["x", 4],
    chisq = survdiff(Surv(t2, e2) ~ x + strata(hr), sequences)$chisq),
  survival = list(n = nrow(survival), hr = os$conf.int["x", 1], lower = os$conf.int["x", 3], upper = os$conf.int["x", 4], median = med(km(Surv(set$os2, set$dead)[set$sequence == "SG → T-DXd"])))
)), "test/reference/both-adcs/expected.json")
