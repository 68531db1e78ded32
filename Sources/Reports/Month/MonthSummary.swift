import ExpressEntry
import Tabular
import TimeSeries

/// The figures of one month of rounds, beside those of other times.
struct MonthSummary: Sendable {
  /// The number of rounds and invitations of a span of time.
  struct Count: Sendable, Equatable {
    var rounds = 0
    var invitations = 0

    /// Counts rounds.
    init(_ rounds: some Sequence<Round>) {
      for round in rounds {
        self.rounds += 1
        invitations += round.invitations
      }
    }
  }

  /// The invitations of one category in the month and in the year.
  struct CategoryCount: Sendable {
    let category: Category
    let month: Count
    let yearToDate: Count
    let previousYearToDate: Count
  }

  /// The month.
  let month: Month

  /// The month's rounds beside the previous ones of their categories.
  let deltas: [Delta]

  /// The month, the month before, and the same month of the year before.
  let count: Count
  let previousMonth: Count
  let sameMonthLastYear: Count

  /// The last day of the data within the month's year, and the same day of the year before.
  let lastDay: Day
  let yearBefore: Day

  /// The year up to the last day, and the year before up to the same day.
  let yearToDate: Count
  let previousYearToDate: Count

  /// The year and those before it, the newest first.
  let years: [YearCount]

  /// A year up to the same day as the month's last, and as a whole.
  struct YearCount: Sendable {
    let year: Int
    let toDate: Count

    /// All of it; nil of the year that is going on.
    let whole: Count?
  }

  /// The categories with a round in the year or in the year before to date, the largest first.
  let categories: [CategoryCount]

  /// Summarizes a month of a dataset that ends with it, or earlier.
  ///
  /// A month of which only a part is known is compared with the same part of the year before.
  init(_ rounds: Rounds, month: Month, through lastDay: Day) {
    func count(in months: ClosedRange<Month>, of category: Category? = nil) -> Count {
      Count(
        rounds.all.filter { round in
          months.contains(round.day.month) && (category.map { $0 == round.category } ?? true)
        })
    }
    let january = Month(index: month.year * 12)
    let lastYear = month.advanced(by: -12)
    let thisYear = january...month
    let isWhole = lastDay >= month.lastDay
    let dayOfMonth = isWhole ? lastYear.dayCount : min(lastDay.components.day, lastYear.dayCount)
    let yearBefore = lastYear.firstDay.advanced(by: dayOfMonth - 1)
    func countYearBefore(of category: Category? = nil) -> Count {
      Count(
        rounds.all.filter { round in
          round.day >= january.advanced(by: -12).firstDay && round.day <= yearBefore
            && (category.map { $0 == round.category } ?? true)
        })
    }
    years = (0..<5).compactMap { back -> YearCount? in
      let same = month.advanced(by: -12 * back)
      let held = rounds.all.filter { $0.day.month.year == same.year }
      guard !held.isEmpty else { return nil }
      let last = same.firstDay.advanced(
        by: (isWhole ? same.dayCount : min(lastDay.components.day, same.dayCount)) - 1)
      return YearCount(
        year: same.year, toDate: Count(held.filter { $0.day <= last }),
        whole: back == 0 ? nil : Count(held))
    }
    self.lastDay = lastDay
    self.yearBefore = yearBefore
    self.month = month
    deltas = rounds.deltas.filter { $0.round.day.month == month }
    self.count = count(in: month...month)
    previousMonth = count(in: month.advanced(by: -1)...month.advanced(by: -1))
    sameMonthLastYear = count(in: lastYear...lastYear)
    yearToDate = count(in: thisYear)
    previousYearToDate = countYearBefore()
    categories = rounds.categories.map { category in
      CategoryCount(
        category: category, month: count(in: month...month, of: category),
        yearToDate: count(in: thisYear, of: category),
        previousYearToDate: countYearBefore(of: category))
    }
    .filter { $0.yearToDate.rounds + $0.previousYearToDate.rounds > 0 }
    .sorted {
      ($1.yearToDate.invitations, $0.category.name) < ($0.yearToDate.invitations, $1.category.name)
    }
  }
}

extension MonthSummary {
  /// The invitations of each category, and of all.
  var listing: Listing {
    let rows = categories.map {
      (category: $0.category.name, $0.month, $0.yearToDate, $0.previousYearToDate)
    }
    let sum = (category: "all", count, yearToDate, previousYearToDate)
    return Listing(
      columns: [
        .init("category", "Category"), .init("monthRounds", "Rounds in the month"),
        .init("monthInvitations", "Invitations in the month"),
        .init("yearRounds", "Rounds this year"),
        .init("yearInvitations", "Invitations this year"),
        .init("previousYearInvitations", "Year before"),
      ],
      rows: (rows + [sum]).map { category, month, year, previousYear in
        [
          .text(category), .integer(month.rounds), .integer(month.invitations),
          .integer(year.rounds), .integer(year.invitations), .integer(previousYear.invitations),
        ]
      })
  }
}

extension MonthSummary {
  /// The last years up to the same day, and as a whole.
  var yearListing: Listing {
    Listing(
      columns: [
        .init("year", "Year"), .init("rounds", "Rounds to the day"),
        .init("invitations", "Invitations to the day"), .init("wholeYear", "Whole year"),
      ],
      rows: years.map { year in
        [
          .text("\(year.year)"), .integer(year.toDate.rounds),
          .integer(year.toDate.invitations), .integer(year.whole?.invitations),
        ]
      })
  }
}
