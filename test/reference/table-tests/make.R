# Tests and standardised differences of a table of characteristics, by R's own functions on small random tables and samples.
# Rscript make.R, in this folder.
source("../json.R")
set.seed(20260101)
tables <- lapply(1:40, function(i) {
  rows <- sample(2:5, 1); columns <- sample(2:4, 1)
  repeat {
    counts <- matrix(rpois(rows * columns, sample(c(1, 3, 8), 1)), rows)
    if (all(rowSums(counts) > 0) && all(colSums(counts) > 0)) break
  }
  pearson <- suppressWarnings(chisq.test(counts, correct = FALSE))
  list(counts = lapply(seq_len(rows), function(i) column(counts[i, ])), fisher = fisher.test(counts, workspace = 2e8)$p.value, statistic = unname(pearson$statistic), df = unname(pearson$parameter), p = pearson$p.value, least = min(pearson$expected))
})
samples <- lapply(1:30, function(i) {
  k <- if (i <= 20) 2 else sample(3:4, 1)
  sizes <- if (i %% 5 == 0) rep(60, k) else sample(2:20, k, replace = TRUE)
  draw <- if (i %% 2 == 0) function(n) round(rnorm(n, runif(1), 2), 3) else function(n) sample(1:8, n, replace = TRUE)
  values <- lapply(sizes, draw)
  test <- if (k == 2) suppressWarnings(wilcox.test(values[[1]], values[[2]])) else kruskal.test(values)
  d <- if (k == 2) abs(mean(values[[1]]) - mean(values[[2]])) / sqrt((var(values[[1]]) + var(values[[2]])) / 2) else 0
  list(samples = lapply(values, column), statistic = unname(test$statistic), p = test$p.value, exact = as.numeric(k == 2 && grepl("exact", test$method)), smd = d)
})
level_difference <- function(a, b) {
  p <- (a / sum(a))[-1]; q <- (b / sum(b))[-1]
  covariance <- function(s) diag(s, length(s)) - outer(s, s)
  d <- p - q
  sqrt(drop(d %*% solve((covariance(p) + covariance(q)) / 2) %*% d))
}
differences <- lapply(1:15, function(i) {
  k <- sample(2:5, 1)
  a <- rpois(k, 9) + 1; b <- rpois(k, 9) + 1
  list(a = a, b = b, smd = level_difference(a, b))
})
save_expected(tables = tables, samples = samples, differences = differences)
