# A data frame in, forecasts out: `drawline series forecast --worker` from R.

drawline_forecast <- function(frame, by, time, value, horizon = 1, options = character(),
                              program = Sys.getenv("DRAWLINE", "drawline")) {
  input <- tempfile(fileext = ".csv")
  output <- tempfile(fileext = ".csv")
  on.exit(unlink(c(input, output)))
  write.csv(frame[c(by, time, value)], input, row.names = FALSE, na = "", fileEncoding = "UTF-8")
  status <- system2(program, shQuote(c(
    "series", "forecast", input, "--worker", "--by", by, "--time", time, "--value", value,
    "--horizon", horizon, "--output", output, options
  )))
  if (status != 0) stop("drawline ended with status ", status)
  answer <- read.csv(output, check.names = FALSE, na.strings = "", colClasses = c(
    series = class(frame[[by]])[1], time = "character", model = "character", error = "character"
  ), fileEncoding = "UTF-8")
  names(answer)[1:2] <- c(by, time)
  answer
}

if (sys.nframe() == 0) {
  months <- format(seq(as.Date("2024-01-01"), by = "month", length.out = 24), "%Y-%m")
  sales <- data.frame(
    shop = c(rep(c("North", "South"), each = 24), "New"),
    month = c(months, months, "2025-12"),
    sales = c(rep(100 + 0:23 + 10 * (0:23 %% 12 == 11), 2), NA)
  )
  print(drawline_forecast(sales, "shop", "month", "sales", horizon = 2))
}
