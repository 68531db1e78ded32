# The rounds of a category as a data frame, for the scripts beside this one, which source it.

rounds <- function(category) {
  data <- "../../../Datasets"
  names <- read.csv(file.path(data, "categories.csv"), stringsAsFactors = FALSE)
  all <- read.csv(file.path(data, "express-entry-rounds.csv"), stringsAsFactors = FALSE)
  some <- all[all$name %in% names$name[names$category == category], ]
  some$date <- as.Date(some$date)
  some <- some[order(some$date), ]
  data.frame(
    cutoff = some$cutoff, invitations = some$invitations,
    time = as.numeric(some$date - some$date[1]) / 365.25,
    gap = c(NA, as.numeric(diff(some$date))))
}
