# Rscript make.R, in this folder. data.csv: `lung` of R's survival (Loprinzi et al. 1994, J Clin Oncol 12:601; LGPL), times rounded up to months so that ties are heavy.
source("../json.R"); source("../curves.R")
d <- read.csv("data.csv")
arm <- function(name) { k <- d[d$sex == name, ]; S <- Surv(k$time, k$event); list(curve = curve_of(S), restricted = restricted(S, 24)) }
# Scores of the ECOG groups 0, 1, 2, 3 for the trend; the patient without ECOG status is left out.
known <- d[d$ecog != "unknown", ]; known$score <- as.numeric(known$ecog)
pairs <- combn(sort(unique(known$ecog)), 2)
pairwise <- apply(pairs, 2, function(p) { x <- log_rank(Surv(time, event) ~ ecog, known[known$ecog %in% p, ]); c(x$statistic, x$pValue) })
save_expected(arms = list(female = arm("female"), male = arm("male")), logRank = log_rank(Surv(time, event) ~ sex, d), ecog = log_rank(Surv(time, event) ~ ecog, d),
  ecogBySex = log_rank(Surv(time, event) ~ ecog + strata(sex), d), trend = exact_score(Surv(time, event) ~ score, known), trendBySex = exact_score(Surv(time, event) ~ score + strata(sex), known),
  pairwise = list(statistic = column(pairwise[1, ]), pValue = column(pairwise[2, ]), holm = column(p.adjust(pairwise[2, ], "holm")), BH = column(p.adjust(pairwise[2, ], "BH"))),
  weightings = weightings(d$time, d$event, d$ecog), weightingsBySex = weightings(d$time, d$event, d$ecog, stratum = d$sex))
