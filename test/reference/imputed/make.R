# Stacked imputations of a made-up cohort (0 = as observed), analysed one by one with survival and pooled by hand after Rubin 1987 and Barnard & Rubin 1999; mitools 2.4 as second opinion.
# Rscript make.R, in this folder.
suppressPackageStartupMessages({library(survival); library(mitools)})
source("../json.R")
set.seed(405)
n <- 90
d <- data.frame(patient_id = sprintf("P%03d", 1:n), arm = rep(c("A", "B"), length.out = n), age = round(rnorm(n, 60, 9)), ecog = sample(0:2, n, TRUE, c(0.4, 0.4, 0.2)))
t <- rexp(n, 0.05 * exp(-0.5 * (d$arm == "B") + 0.02 * (d$age - 60) + 0.4 * d$ecog)); c <- runif(n, 5, 60)
d$time <- round(pmin(t, c), 2) + 0.01; d$event <- as.integer(t <= c)
gone <- sample(n, 27)
observed <- d; observed$ecog[gone] <- NA
m <- 5
impute <- function(k) { filled <- observed; filled$ecog[gone] <- sample(0:2, length(gone), TRUE, c(0.35, 0.4, 0.25)); cbind(imp = k, filled) }
imputations <- lapply(1:m, impute)
write.csv(do.call(rbind, c(list(cbind(imp = 0, observed)), imputations)), "data.csv", row.names = FALSE, quote = FALSE, na = "")
fine <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
pool <- function(estimates, errors, complete) {
  within <- mean(errors^2); between <- var(estimates); total <- within + (1 + 1 / m) * between
  lambda <- (1 + 1 / m) * between / total
  old <- (m - 1) / lambda^2; seen <- (complete + 1) / (complete + 3) * complete * (1 - lambda)
  df <- old * seen / (old + seen)
  list(log = mean(estimates), se = sqrt(total), df = df, hr = exp(mean(estimates)), lower = exp(mean(estimates) - qt(0.975, df) * sqrt(total)), upper = exp(mean(estimates) + qt(0.975, df) * sqrt(total)),
    p = 2 * pt(-abs(mean(estimates) / sqrt(total)), df), rubin = old)
}
adjusted <- lapply(imputations, function(x) coxph(Surv(time, event) ~ I(arm == "B") + age + ecog, x, control = fine))
estimates <- sapply(adjusted, function(f) coef(f)[1]); errors <- sapply(adjusted, function(f) sqrt(vcov(f)[1, 1]))
weigh <- lapply(imputations, function(x) {
  x$b <- as.integer(x$arm == "B")
  e <- fitted(glm(b ~ age + ecog, binomial, x, control = glm.control(epsilon = 1e-14, maxit = 100)))
  x$w <- ifelse(x$b == 1, 1 - e, e)
  summary(coxph(Surv(time, event) ~ b, x, weights = x$w, robust = TRUE, control = fine))$coefficients
})
combined <- MIcombine(as.list(unname(estimates)), as.list(unname(errors^2)))
complete <- coxph(Surv(time, event) ~ I(arm == "B") + age + ecog, observed, control = fine)
stopifnot(abs(combined$df - pool(estimates, errors, 1)$rubin) < 1e-6)
save_expected(cox = pool(estimates, errors, sum(d$event) - 3), weighted = pool(sapply(weigh, function(s) s[1, 1]), sapply(weigh, function(s) s[1, "robust se"]), sum(d$event) - 1),
  complete = list(hr = unname(exp(coef(complete)[1])), n = complete$n))
