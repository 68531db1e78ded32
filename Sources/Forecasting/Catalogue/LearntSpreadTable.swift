// Made by Benchmarks/Competitions/calibrate.py; not to be edited.

extension LearntSpread {
  /// The spread of each method: without a cycle, with a short and with a long one.
  static let learnt: [ForecastMethod: LearntSpread] = [
    .naive: LearntSpread(
      none: .init(0.124, 0.243, 0.080, 0.000, 200.0),
      short: .init(0.183, 0.000, 0.362, 0.559, 6.5),
      long: .init(0.129, 0.000, 0.366, 0.584, 3.0)),
    .seasonalNaive: LearntSpread(
      none: .init(0.124, 0.243, 0.080, 0.000, 200.0),
      short: .init(-0.125, 0.051, 0.187, 0.000, 17.3),
      long: .init(-0.028, 0.000, 0.158, 0.000, 4.7)),
    .mean: LearntSpread(
      none: .init(1.076, 0.288, 0.023, 0.213, 200.0),
      short: .init(0.575, 0.121, 0.030, 0.234, 200.0),
      long: .init(0.301, 0.063, 0.070, 0.124, 200.0)),
    .drift: LearntSpread(
      none: .init(0.575, 0.432, 0.131, 0.529, 4.0),
      short: .init(0.729, 0.000, -0.028, 0.337, 4.3),
      long: .init(1.122, 0.000, -0.049, 0.606, 2.5)),
    .ses: LearntSpread(
      none: .init(-0.026, 0.263, 0.120, 0.000, 200.0),
      short: .init(-0.042, 0.127, 0.290, 0.311, 15.6),
      long: .init(0.319, 0.000, 0.356, 0.586, 3.6)),
    .holt: LearntSpread(
      none: .init(1.475, 0.444, -0.201, 0.311, 3.4),
      short: .init(0.158, 0.149, 0.244, 0.311, 4.7),
      long: .init(0.539, 0.000, 0.274, 0.557, 3.2)),
    .ets: LearntSpread(
      none: .init(0.480, 0.543, 0.030, 0.452, 7.2),
      short: .init(0.732, 0.125, -0.101, 0.343, 5.2),
      long: .init(0.286, 0.043, 0.112, 0.385, 4.2)),
    .theta: LearntSpread(
      none: .init(0.403, 0.273, 0.018, 0.022, 7.3),
      short: .init(0.146, 0.113, 0.199, 0.227, 5.9),
      long: .init(0.074, 0.000, 0.250, 0.127, 3.5)),
    .dot: LearntSpread(
      none: .init(0.502, 0.427, 0.101, 0.379, 3.9),
      short: .init(0.042, 0.116, 0.225, 0.170, 5.2),
      long: .init(0.061, 0.017, 0.284, 0.258, 3.7)),
    .ces: LearntSpread(
      none: .init(0.241, 0.347, 0.136, 0.189, 3.4),
      short: .init(0.238, 0.107, 0.176, 0.149, 3.8),
      long: .init(0.143, 0.119, 0.236, 0.423, 3.5)),
    .arima: LearntSpread(
      none: .init(0.976, 0.197, -0.112, 0.000, 4.0),
      short: .init(0.253, 0.080, 0.205, 0.217, 3.6),
      long: .init(0.065, 0.057, 0.239, 0.210, 3.8)),
    .localLevel: LearntSpread(
      none: .init(0.284, 0.244, 0.027, 0.000, 200.0),
      short: .init(-0.086, 0.123, 0.322, 0.345, 13.6),
      long: .init(0.236, 0.000, 0.363, 0.563, 3.6)),
    .localTrend: LearntSpread(
      none: .init(0.746, 0.324, 0.003, 0.306, 3.7),
      short: .init(-0.209, 0.034, 0.328, 0.247, 6.7),
      long: .init(0.293, 0.000, 0.315, 0.517, 3.3)),
    .structural: LearntSpread(
      none: .init(0.132, 0.185, 0.086, 0.000, 5.4),
      short: .init(0.184, 0.000, 0.148, 0.000, 4.5),
      long: .init(0.099, 0.009, 0.187, 0.108, 3.7)),
  ]

  /// The spread that all methods have in common.
  public static let common = LearntSpread(
    none: .init(-0.164, 0.442, 0.284, 0.283, 200.0),
    short: .init(0.398, 0.075, 0.206, 0.420, 5.8),
    long: .init(0.253, 0.000, 0.341, 0.514, 3.6))
}
