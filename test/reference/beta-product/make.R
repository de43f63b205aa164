# Rscript make.R, in this folder. data.csv: 16 small samples, simulated with set.seed(20260101) in R 4.2.2 (sizes 1 to 40, ties, all censored, nobody censored).
# ../beta-product.R writes the procedure out; where BPCP_SOURCE names R/kmciFunctions.R of CRAN's bpcp 1.4.2, its bpcp(nmc = 0) has to say the same.
source("../json.R"); source("../beta-product.R")
simulated <- function() { set.seed(20260101)
  sizes <- c(1, 1, 2, 3, 5, 8, 10, 12, 15, 18, 22, 25, 29, 29, 35, 40)
  do.call(rbind, lapply(seq_along(sizes), function(k) { n <- sizes[k]
    event <- if (k %in% c(2, 9)) rep(0, n) else if (k %in% c(4, 13)) rep(1, n) else rbinom(n, 1, 0.6)
    data.frame(set = k, time = if (k %% 3 == 0) ceiling(rexp(n, 1 / 6)) else round(rexp(n, 1 / 200)) + 1, event = event) })) }
if (!file.exists("data.csv")) write.csv(simulated(), "data.csv", row.names = FALSE, quote = FALSE)
d <- read.csv("data.csv")
if (nzchar(Sys.getenv("BPCP_SOURCE"))) { suppressPackageStartupMessages({library(survival); library(methods)}); peer <- new.env(); sys.source(Sys.getenv("BPCP_SOURCE"), peer) } else peer <- NULL
of <- function(s) { own <- d[d$set == s, ]; b <- beta_product(own$time, own$event)
  if (!is.null(peer) && length(unique(own$time)) > 0) { p <- peer$bpcp(own$time, own$event)
    stopifnot(isTRUE(all.equal(p$L, b$L)), max(abs(p$lower - b$lower)) < 1e-9, max(abs(p$upper - b$upper)) < 1e-9)
    q <- peer$quantile.kmciLR(p, c(0.75, 0.5, 0.25)); for (i in 1:3) stopifnot(isTRUE(all.equal(unname(q[i, 3:4]), beta_product_limits(b, c(0.75, 0.5, 0.25)[i])))) ; cat("set", s, "as bpcp\n") }
  list(time = column(b$L), lower = column(b$lower), upper = column(b$upper), quantileLower = column(sapply(c(0.75, 0.5, 0.25), function(p) beta_product_limits(b, p)[1])), quantileUpper = column(sapply(c(0.75, 0.5, 0.25), function(p) beta_product_limits(b, p)[2]))) }
save_expected(sets = lapply(1:16, of))
