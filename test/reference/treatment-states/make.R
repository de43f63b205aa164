# Rscript make.R, in this folder; survival 3.5-3. Invented paths through four states, whole days, some with delayed entry.
suppressPackageStartupMessages(library(survival))
options(digits = 17)
set.seed(31)
n <- 80
rows <- NULL
for (i in 1:n) {
  end <- ceiling(runif(1, 50, 700)); t <- 0; state <- 0
  entry <- if (i %% 8 == 0) ceiling(runif(1, 1, 60)) else 0
  while (state < 3 && t < end) {
    to <- if (state == 0) sample(c(1, 2, 3), 1, prob = c(.7, .1, .2)) else if (state == 1) sample(c(2, 3), 1, prob = c(.6, .4)) else 3
    # The stay after ADC1 is longer for those who were long on it: not a Markov process.
    stay <- ceiling(rexp(1, 1 / c(180, 20 + t / 4, 90)[state + 1]))
    nxt <- if (t + stay <= end) to else NA
    rows <- rbind(rows, data.frame(id = i, from = state, entry = t, time = min(t + stay, end), to = nxt))
    if (is.na(nxt)) break
    t <- t + stay; state <- to
  }
  rows <- rows[!(rows$id == i & rows$time <= entry), ]
  rows$entry[rows$id == i] <- pmax(rows$entry[rows$id == i], entry)
}
# Everyone is first seen in state 0, so that P(0) is known; paths that entered later are left out.
first <- rows[!duplicated(rows$id), ]; rows <- rows[rows$id %in% first$id[first$from == 0], ]
write.csv(rows, "data.csv", row.names = FALSE, quote = FALSE, na = "")
event <- factor(ifelse(is.na(rows$to), 0, rows$to), 0:3, c("censor", "s1", "s2", "s3"))
istate <- factor(c("s0", "s1", "s2", "s3")[rows$from + 1], c("s0", "s1", "s2", "s3"))
rows$state <- event; rows$istate <- istate
f <- survfit(Surv(entry, time, state) ~ 1, rows, id = id, istate = istate, p0 = c(1, 0, 0, 0))
at <- c(50, 100, 180, 300, 450)
column <- function(x) paste0("[", paste(formatC(as.numeric(x), digits = 17, format = "g"), collapse = ", "), "]")
p <- f$pstate[findInterval(at, f$time), match(c("s0", "s1", "s2", "s3"), f$states)]
writeLines(c("{", paste0("\"at\": ", column(at), ","), paste0("\"probability\": [", paste(apply(p, 1, column), collapse = ", "), "]"), "}"), "expected.json")
