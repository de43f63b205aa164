# Rscript make.R, in this folder. data.csv: `kidney` of R's survival (McGilchrist & Aisbett 1991, Biometrics 47:461-6; LGPL), two infections for each of 38 patients.
source("../json.R"); source("../frailty.R")
d <- read.csv("data.csv")
save_expected(breslow = frailty_of(coxph(Surv(time, event) ~ age + female + frailty(id, eps = 1e-10), d, ties = "breslow", control = control)), efron = frailty_of(coxph(Surv(time, event) ~ age + female + frailty(id, eps = 1e-10), d, control = control)),
  stratified = frailty_of(coxph(Surv(time, event) ~ age + strata(female) + frailty(id, eps = 1e-10), d, control = control), coxph(Surv(time, event) ~ age + strata(female), d, control = control)))
