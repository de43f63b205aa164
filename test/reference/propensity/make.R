# Rscript make.R, in this folder; survival 3.5-3, survey 4.1-1, mitools 2.4. Invented patients whose treatment depends on age and stage.
suppressPackageStartupMessages({library(survival); library(survey); library(mitools)})
options(digits = 17)
set.seed(77)
n <- 150
d <- data.frame(age = round(rnorm(n, 60, 10)), stage = sample(c("I", "II", "III"), n, TRUE, c(0.4, 0.35, 0.25)))
d$treated <- rbinom(n, 1, plogis(-3 + 0.045 * d$age + 0.5 * (d$stage == "II") - 0.6 * (d$stage == "III")))
t <- ceiling(rexp(n, exp(-6 + 0.02 * (d$age - 60) + 0.5 * (d$stage == "III") - 0.4 * d$treated))); c <- ceiling(runif(n, 100, 900))
d$time <- pmin(t, c); d$event <- as.integer(t <= c)
write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)
column <- function(x) paste0("[", paste(formatC(as.numeric(x), digits = 17, format = "g"), collapse = ", "), "]")
fit <- glm(treated ~ age + stage, binomial, d, control = list(epsilon = 1e-14, maxit = 100))
e <- fitted(fit)
weights <- list(ATE = ifelse(d$treated == 1, 1 / e, 1 / (1 - e)), ATT = ifelse(d$treated == 1, 1, e / (1 - e)), overlap = ifelse(d$treated == 1, 1 - e, e))
parts <- c(paste0("\"glm\": ", column(c(coef(fit), sqrt(diag(vcov(fit))), logLik(fit)))), paste0("\"score\": ", column(e[1:10])))
for (name in names(weights)) {
  w <- weights[[name]]
  cx <- coxph(Surv(time, event) ~ treated, d, weights = w, robust = TRUE)
  des <- svydesign(ids = ~1, weights = ~w, data = cbind(d, w))
  sv <- svycoxph(Surv(time, event) ~ treated, des)
  # survey scales the sandwich by n / (n - 1).
  stopifnot(abs(sqrt(diag(vcov(sv))) - sqrt(diag(vcov(cx)) * n / (n - 1))) < 1e-6)
  km <- summary(survfit(Surv(time, event) ~ treated, d, weights = w, robust = TRUE, conf.type = "log-log"), times = 300)
  smd <- function(x) { m <- tapply(w * x, d$treated, sum) / tapply(w, d$treated, sum); v <- if (all(x %in% 0:1)) tapply(x, d$treated, function(z) mean(z) * (1 - mean(z))) else tapply(x, d$treated, var); (m[2] - m[1]) / sqrt(mean(v)) }
  after <- c(smd(d$age), smd(as.numeric(d$stage == "II")), smd(as.numeric(d$stage == "III")))
  ess <- tapply(w, d$treated, function(z) sum(z)^2 / sum(z^2))
  parts <- c(parts, paste0("\"", name, "\": {\"cox\": ", column(c(coef(cx), sqrt(diag(vcov(cx))))), ", \"survival300\": ", column(c(km$surv, km$std.err)), ", \"smd\": ", column(after), ", \"effectiveSize\": ", column(ess), "}"))
}
w <- rep(1, n)
before <- sapply(list(d$age, as.numeric(d$stage == "II"), as.numeric(d$stage == "III")), function(x) { m <- tapply(x, d$treated, mean); v <- if (all(x %in% 0:1)) m * (1 - m) else tapply(x, d$treated, var); (m[2] - m[1]) / sqrt(mean(v)) })
est <- c(0.41, 0.35, 0.52, 0.28, 0.44); se <- c(0.20, 0.22, 0.21, 0.19, 0.23)
pool <- function(df) { p <- MIcombine(as.list(est), as.list(se^2), df.complete = df); s <- summary(p); c(coef(p), sqrt(vcov(p)), p$df, s[["(lower"]], s[["upper)"]]) }
sink(tempfile()); rubin <- pool(Inf); sink()
# Barnard & Rubin 1999, eq. 3, as in mice; mitools leaves the factor 1 + 1/m out of the observed degrees of freedom.
m <- length(est); W <- mean(se^2); B <- var(est); T <- W + (1 + 1 / m) * B; lambda <- (1 + 1 / m) * B / T; nu <- 60
df <- 1 / (lambda^2 / (m - 1) + 1 / ((nu + 1) / (nu + 3) * nu * (1 - lambda)))
barnard <- c(mean(est), sqrt(T), df, mean(est) + c(-1, 1) * qt(0.975, df) * sqrt(T))
parts <- c(parts, paste0("\"smdBefore\": ", column(before)), paste0("\"rubin\": ", column(rubin)), paste0("\"barnard\": ", column(barnard)))
writeLines(c("{", paste(parts, collapse = ",\n"), "}"), "expected.json")
