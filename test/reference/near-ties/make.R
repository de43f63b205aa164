# Rscript make.R, in this folder. Made by hand: times that differ by rounding alone, and some that do not.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
save_expected(right = curve_of(Surv(d$time, d$event)), late = curve_of(Surv(d$entry, d$time, d$event)), logRank = log_rank(Surv(time, event) ~ group, d), logRankLate = exact_score(Surv(entry, time, event) ~ group, d))
