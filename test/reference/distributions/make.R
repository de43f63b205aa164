# Rscript make.R, in this folder. R's own distribution functions over a grid that reaches far into both tails.
source("../json.R")
grid <- function(f, ...) { g <- expand.grid(...); c(lapply(as.list(g), column), list(value = column(do.call(mapply, c(list(f), unname(as.list(g))))))) }
z <- c(-37, -20, -8, -3, -1, -0.1, 0, 1e-10, 0.5, 1, 2, 5, 8, 20, 37)
p <- c(1e-300, 1e-100, 1e-20, 1e-10, 0.001, 0.025, 0.3, 0.7, 0.975, 0.999); df <- c(0.5, 1, 2, 3, 5, 10, 50, 200, 1000); x <- c(1e-10, 0.01, 0.5, 1, 5, 40, 200, 1300); shape <- c(0.5, 1, 2.5, 15, 200)
save_expected(
  normalLower = grid(pnorm, x = z), normalUpper = grid(function(x) pnorm(x, lower.tail = FALSE), x = z), logNormalUpper = grid(function(x) pnorm(x, lower.tail = FALSE, log.p = TRUE), x = c(z, 19.99, 40, 100, 1e5)),
  normalQuantile = grid(qnorm, p = p),
  chiSquareUpper = grid(function(x, df) pchisq(x, df, lower.tail = FALSE), x = x, df = df), chiSquareLower = grid(pchisq, x = x, df = df), logChiSquareUpper = grid(function(x, df) pchisq(x, df, lower.tail = FALSE, log.p = TRUE), x = c(x, 3000, 1e5), df = df),
  chiSquareQuantile = grid(qchisq, p = p, df = df[-1]), chiSquareUpperQuantile = grid(function(p, df) qchisq(p, df, lower.tail = FALSE), p = p, df = df),
  betaLower = grid(pbeta, x = c(1e-6, 0.01, 0.2, 0.5, 0.9, 0.999), a = shape, b = shape), betaUpper = grid(function(x, a, b) pbeta(x, a, b, lower.tail = FALSE), x = c(1e-6, 0.01, 0.2, 0.5, 0.9, 0.999), a = shape, b = shape),
  betaQuantile = grid(qbeta, p = c(0.001, 0.025, 0.5, 0.95, 0.999), a = shape, b = shape),
  studentUpper = grid(function(t, df) pt(t, df, lower.tail = FALSE), t = c(-50, -5, -1, 0, 0.01, 1, 5, 20, 1e3), df = c(1, 2, 3, 5, 10, 30, 100)), studentQuantile = grid(qt, p = c(1e-100, 1e-10, 0.001, 0.025, 0.3, 0.6, 0.95, 0.975), df = c(1, 2, 3, 5, 10, 30, 100)),
  fUpper = grid(function(x, a, b) pf(x, a, b, lower.tail = FALSE), x = c(0.01, 0.5, 1, 2, 5, 50, 1e4), a = c(1, 2, 5, 30), b = c(1, 3, 20, 400)), fQuantile = grid(qf, p = c(0.5, 0.95, 0.999), a = c(1, 2, 5, 30), b = c(3, 20, 400)),
  binomial = list(x = column(c(0, 1, 3, 10, 17, 100)), n = column(c(10, 10, 10, 10, 40, 250)), limits = column(unlist(Map(function(x, n) binom.test(x, n)$conf.int, c(0, 1, 3, 10, 17, 100), c(10, 10, 10, 10, 40, 250))))))
