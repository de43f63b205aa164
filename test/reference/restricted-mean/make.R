# Rscript make.R, in this folder. The four ways in which two groups can end, made by hand. survRM2 is not in Debian: its formulas (rmst2, unadjusted)
# are written out below on top of the restricted means and standard errors that survfit prints.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
contrast <- function(k) {
  at <- function(g) k[k$group == g, ]; last <- function(g) { x <- at(g); c(max(x$time), min(x$event[x$time == max(x$time)])) }
  a <- last("a"); b <- last("b"); shorter <- if (a[1] <= b[1]) a else b; longer <- if (a[1] <= b[1]) b else a
  largest <- if (shorter[2] == 1) longer[1] else shorter[1]
  one <- function(g, tau) { x <- at(g); r <- restricted(Surv(x$time, x$event), tau); c(r$estimate, r$stdError) }
  by_tau <- function(tau) { x <- one("a", tau); y <- one("b", tau); q <- qnorm(0.975)
    wald <- function(e, s, f = identity) column(c(f(e), s, e / s, 2 * pnorm(-abs(e / s)), f(e - q * s), f(e + q * s)))
    ratio <- function(u, v) wald(log(u / v), sqrt((x[2] / u)^2 + (y[2] / v)^2), exp)
    list(tau = tau, a = column(x), b = column(y), difference = wald(x[1] - y[1], sqrt(x[2]^2 + y[2]^2)), ratio = ratio(x[1], y[1]), lostRatio = ratio(tau - x[1], tau - y[1])) }
  list(largest = largest, at = lapply(c(largest, 8, 5.5), by_tau))
}
save_expected(cases = lapply(split(d, d$case), contrast))
