# Writes R values as JSON with 17 digits: NA, NaN and infinite become null; named lists become objects; single values stay single unless in column().
column <- function(x) structure(as.vector(x), class = "jsonColumn")
json <- function(x) {
  if (is.null(x)) return("null")
  if (inherits(x, "jsonColumn")) return(paste0("[", paste(values(unclass(x)), collapse = ", "), "]"))
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ",\n"), "]"))
    return(paste0("{", paste0("\"", names(x), "\": ", parts, collapse = ",\n"), "}"))
  }
  if (length(x) == 1) values(x) else json(column(x))
}
values <- function(x) {
  if (is.character(x)) return(paste0("\"", x, "\""))
  x <- as.numeric(x)
  ifelse(is.finite(x), formatC(x, digits = 17, format = "g"), "null")
}
software <- function(package = "survival") paste0("R ", getRversion(), ", ", package, " ", packageVersion(package))
save_expected <- function(...) writeLines(json(list(software = software(), ...)), "expected.json")
