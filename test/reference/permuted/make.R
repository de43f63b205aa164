# Rscript make.R, in this folder. data.csv: 14 patients in two arms, simulated with set.seed(20260102), those of arm A censored sooner; strata x and y.
# The permutation distribution of the standardised log-rank statistic (Neuhaus 1993, Ann Stat 21:1760) by going through all arrangements: survdiff's chi-square of each, its hypergeometric variance being that of the arrangement.
source("../json.R"); suppressPackageStartupMessages(library(survival))
if (!file.exists("data.csv")) { set.seed(20260102); n <- 14; arm <- rep(c("A", "B"), c(6, 8)); t <- rexp(n, ifelse(arm == "A", 1 / 5, 1 / 12)); c <- ifelse(arm == "A", runif(n, 2, 10), runif(n, 8, 30))
  write.csv(data.frame(time = ceiling(pmin(t, c)), event = as.integer(t <= c), arm, third = rep(c("P", "Q", "R"), length.out = n), stratum = rep(c("x", "y"), 7)), "data.csv", row.names = FALSE, quote = FALSE) }
d <- read.csv("data.csv")
chi <- function(label, strata) { f <- if (is.null(strata)) Surv(time, event) ~ label else Surv(time, event) ~ label + strata(strata)
  test <- try(survdiff(f, d), silent = TRUE); if (inherits(test, "try-error") || is.nan(test$chisq)) 0 else test$chisq }
two <- function(label, strata = NULL) { seen <- chi(label, strata); first <- label == "A"
  parts <- if (is.null(strata)) list(seq_along(label)) else split(seq_along(label), strata)
  ways <- lapply(parts, function(rows) { k <- sum(first[rows]); apply(combn(length(rows), k), 2, function(at) rows[at], simplify = FALSE) })
  grid <- expand.grid(lapply(ways, seq_along)); all <- apply(grid, 1, function(at) { a <- unlist(Map(function(w, i) w[[i]], ways, at)); chi(ifelse(seq_along(label) %in% a, "A", "B"), strata) })
  list(statistic = seen, arrangements = length(all), extreme = sum(all >= seen * (1 - 1e-10))) }
save_expected(plain = two(d$arm), stratified = two(d$arm, d$stratum))
