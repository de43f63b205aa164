# Rscript make.R, in this folder. data.csv: `rats` of R's survival (Mantel, Bohidar & Ciminera 1977, Cancer Res 37:3863-8; LGPL), 100 litters of three.
source("../json.R"); source("../frailty.R")
d <- read.csv("data.csv")
save_expected(efron = frailty_of(coxph(Surv(time, event) ~ rx + female + frailty(litter, eps = 1e-10), d, control = control)), breslow = frailty_of(coxph(Surv(time, event) ~ rx + female + frailty(litter, eps = 1e-10), d, ties = "breslow", control = control)),
  females = frailty_of(coxph(Surv(time, event) ~ rx + frailty(litter, eps = 1e-10), d[d$female == 1, ], control = control)))
