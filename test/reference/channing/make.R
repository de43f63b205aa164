# Rscript make.R, in this folder. data.csv: `channing` of R's boot (Hyde 1980; boot is unrestricted), ages in months at entry and exit, without the 5 rows whose exit is not after entry.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
sex <- function(name, from = 0) { k <- d[d$sex == name & d$exit > from, ]; S <- Surv(pmax(k$entry, from), k$exit, k$event)
  list(curve = curve_of(S), at = at_times(S, c(800, 900, 1000, 1100)), restricted = restricted(S, 1000)) }
# Made of the same data: decades of entry, so that risk sets open and close.
gap <- d[d$entry < 790 | d$entry > 1000, ]
d$decade <- ifelse(d$entry < 900, "early", ifelse(d$entry < 960, "middle", "late"))
save_expected(sexes = list(female = sex("female"), male = sex("male")), conditional = sex("male", 820), gap = list(curve = curve_of(Surv(gap$entry, gap$exit, gap$event))),
  logRank = exact_score(Surv(entry, exit, event) ~ sex, d), byDecade = exact_score(Surv(entry, exit, event) ~ sex + strata(decade), d), decades = exact_score(Surv(entry, exit, event) ~ decade, d),
  decadesBySex = exact_score(Surv(entry, exit, event) ~ decade + strata(sex), d), weightings = weightings(d$exit, d$event, d$sex, entry = d$entry), weightingsByDecade = weightings(d$exit, d$event, d$sex, stratum = d$decade, entry = d$entry))
