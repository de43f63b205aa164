# Rscript referee.R file rows: the tasks of workload.ts in R on the same columns; prints "name<TAB>milliseconds of processor time", last the peak memory in MiB.
suppressPackageStartupMessages({library(survival); library(cmprsk)})
args <- commandArgs(TRUE)
n <- as.integer(args[2])
con <- file(args[1], "rb")
d <- as.data.frame(setNames(lapply(1:7, function(i) readBin(con, "double", n)), c("time", "event", "cause", "group", "age", "dose", "marker")))
close(con)
d$state <- factor(d$cause, 0:2)
fit <- coxph(Surv(time, event) ~ group + age + dose + marker, d)
tasks <- list(
  "Kaplan–Meier with limits, two groups" = function() survfit(Surv(time, event) ~ group, d, conf.type = "log-log"),
  "log-rank" = function() survdiff(Surv(time, event) ~ group, d),
  "Cox, 4 covariates, Efron, concordance" = function() coxph(Surv(time, event) ~ group + age + dose + marker, d),
  "proportional hazards test, km" = function() cox.zph(fit, transform = "km"),
  # survfit's multi-state variance visits every subject at every time.
  "cumulative incidence, two groups" = if (as.numeric(n) * length(unique(d$time)) <= 2e8) function() survfit(Surv(time, state) ~ group, d, conf.type = "log-log"),
  "Gray" = if (n <= 1e5) function() cuminc(d$time, d$cause, d$group))
for (name in names(tasks)) {
  if (is.null(tasks[[name]])) next
  processor <- function(count) sum(system.time(for (i in seq_len(count)) tasks[[name]](), gcFirst = FALSE)[1:2])
  count <- 1
  while ((spent <- processor(count)) < 0.2) count <- 2 * count
  rounds <- replicate(if (spent < 1) 5 else 1, processor(count))
  cat(name, "\t", 1000 * min(spent, rounds) / count, "\n", sep = "")
}
status <- readLines("/proc/self/status")
cat("peak memory\t", as.numeric(gsub("[^0-9]", "", status[grep("VmHWM", status)])) / 1024, "\n", sep = "")
