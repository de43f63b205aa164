# The beta product confidence procedure by moments (Fay, Brittain & Proschan 2013, Biostatistics 14:723), written out: limits of S(t) from each time on, constant up to the next.
beta_moments <- function(a, b) { kept <- b > 0; a <- a[kept]; b <- b[kept]; if (length(a) < 2) return(c(a, b)); S <- prod(a / (a + b)); T <- prod(a * (a + 1) / ((a + b) * (a + b + 1))); c((S - T) * S / (T - S^2), (S - T) * (1 - S) / (T - S^2)) }
beta_quantile <- function(p, ab) if (length(ab) == 0) 1 else qbeta(p, ab[1], ab[2])
beta_product <- function(time, event) {
  at <- sort(unique(time)); n <- sapply(at, function(t) sum(time >= t)); dead <- sapply(at, function(t) sum(time == t & event == 1)); k <- length(at)
  upper <- sapply(seq_len(k), function(j) beta_quantile(0.975, beta_moments((n - dead + 1)[1:j], dead[1:j])))
  lower <- sapply(seq_len(k), function(j) if (j == k) 0 else beta_quantile(0.025, beta_moments(c((n - dead + 1)[1:j], n[j + 1]), c(dead[1:j], 1))))
  list(L = c(0, at), lower = cummin(c(qbeta(0.025, n[1], 1), lower)), upper = cummin(c(1, upper)))
}
# Limits of the time at which S(t) is p: where the lower limit has come to p, and where the upper one has left it.
beta_product_limits <- function(b, p) { R <- c(b$L[-1], Inf); c(b$L[min(which(b$lower <= p))], R[max(which(b$upper >= p))]) }
# Limits at some times, and what a table of few patients gives for a median.
beta_product_at <- function(b, times) { i <- findInterval(times, b$L); list(lower = b$lower[i], upper = b$upper[i]) }
few <- function(time) length(time) < 30
