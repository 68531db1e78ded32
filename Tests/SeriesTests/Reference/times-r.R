# What R makes of the forms of time in times-forms.csv, as times-r.csv.
#
# The forms are read by lubridate 1.9.2: yq() and ym() where there is no day, parse_date_time() with the
# orders that it guesses else. tsibble, which keeps such times, has no rule of its own for what comes
# next but the common interval of the times; so the interval is that: months where all gaps are whole
# months (by last days, as rollbackward counts), else seconds. Empty where lubridate reads nothing.
suppressMessages(library(lubridate))
forms <- read.csv("times-forms.csv", sep = ";", colClasses = "character", encoding = "UTF-8")
read <- function(text) {
  quiet <- function(x) suppressWarnings(x)
  if (all(grepl("[Qq][1-4]", text))) return(quiet(yq(text)))
  fields <- lengths(regmatches(text, gregexpr("[[:alnum:]]+", text)))
  orders <- if (all(fields == 2)) c("ym", "my") else c("ymd_HMS", "ymd_HM", "ymdHMSz", "mdy_IMp", "ymd", "dmy", "mdy", "ym", "my")
  for (order in orders) {
    time <- quiet(parse_date_time(text, order, exact = FALSE, quiet = TRUE))
    if (!anyNA(time)) return(time)
  }
  NULL
}
following <- function(text) {
  if (all(grepl("^[0-9]+$", text)) && !all(nchar(text) %in% c(6, 8))) return("")
  time <- read(text)
  if (is.null(time) || anyNA(time)) return("")
  time <- as_datetime(time)
  last <- time[length(time)]
  months <- diff(year(time) * 12 + month(time))
  ends <- all(day(time) == days_in_month(time))
  if (all(months > 0) && length(unique(months)) == 1 && (ends || length(unique(day(time))) == 1)) {
    first <- floor_date(last, "month")
    following <- first %m+% months(months[1] * (1:4))
    days <- if (ends) days_in_month(following) else day(last)
    following <- following + days(days - 1)
  } else {
    gaps <- diff(as.numeric(time))
    step <- gaps[1]
    for (gap in gaps) while (gap != 0) { rest <- step %% gap; step <- gap; gap <- rest }
    following <- last + step * (1:4)
  }
  daily <- all(hour(following) == 0 & minute(following) == 0)
  paste(format(following, if (daily) "%Y-%m-%d" else "%Y-%m-%dT%H:%M"), collapse = " ")
}
answers <- vapply(strsplit(forms$times, "|", fixed = TRUE), following, "")
writeLines(c("form,next", sprintf("\"%s\",%s", forms$form, answers)), "times-r.csv")
