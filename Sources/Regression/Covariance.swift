/// The estimator of the covariance of the coefficients, by what it assumes of the errors.
///
///     LinearRegression(covariance: .hc3)
///     LinearRegression(covariance: .hac(lag: 4))
///
/// ``classical``, ``hc0``, ``hc1``, ``hc2``, ``hc3``, ``hac`` and ``clustered(_:)`` are the names
/// that sandwich, statsmodels and Stata use too.
public enum Covariance: Sendable, Equatable {
  /// Errors are uncorrelated and have one variance.
  case classical

  /// Errors are uncorrelated, their variances differ.
  case heteroskedastic(HeteroskedasticCorrection)

  /// Errors of neighbours in time may be correlated and their variances differ.
  ///
  /// Newey & West (1987), *A simple, positive semi-definite, heteroskedasticity and
  /// autocorrelation consistent covariance matrix*, Econometrica 55; sandwich's `NeweyWest` and
  /// `kernHAC` with the Bartlett kernel, without prewhitening or adjustment.
  case autocorrelated(Bandwidth)

  /// Errors of one cluster may be correlated in any way, those of different clusters are not.
  ///
  /// The clusters are numbered, one number an observation. Liang & Zeger (1986), Biometrika 73;
  /// corrected by G/(G − 1) · (n − 1)/(n − p) as Stata and sandwich's `vcovCL` do.
  case clustered([Int])
}

extension Covariance {
  /// White's heteroskedasticity-consistent estimator, without a correction for small samples.
  public static var hc0: Covariance { .heteroskedastic(.hc0) }

  /// White's estimator times n / (n − p), as Stata's `robust`.
  public static var hc1: Covariance { .heteroskedastic(.hc1) }

  /// White's estimator with each squared residual over 1 − h, its leverage.
  public static var hc2: Covariance { .heteroskedastic(.hc2) }

  /// White's estimator with each squared residual over (1 − h)², the safest in small samples.
  ///
  /// Long & Ervin (2000), *Using heteroscedasticity consistent standard errors in the linear
  /// regression model*, American Statistician 54, recommend it up to 250 observations.
  public static var hc3: Covariance { .heteroskedastic(.hc3) }

  /// The estimator of Newey and West, with the usual lag ⌊4 (n/100)^(2/9)⌋.
  public static var hac: Covariance { .autocorrelated(.usual) }

  /// The estimator of Newey and West, with autocorrelation up to a lag, zero or more.
  public static func hac(lag: Int) -> Covariance { .autocorrelated(.lag(lag)) }

  /// The estimator of Newey and West, with a bandwidth.
  public static func hac(_ bandwidth: Bandwidth) -> Covariance { .autocorrelated(bandwidth) }
}

/// The correction of squared residuals for being smaller than errors.
///
/// MacKinnon & White (1985), *Some heteroskedasticity-consistent covariance matrix estimators*,
/// Journal of Econometrics 29; h is an observation's leverage.
public enum HeteroskedasticCorrection: String, Sendable, CaseIterable {
  /// Not at all: White (1980).
  case hc0

  /// By n / (n − p).
  case hc1

  /// By 1 / (1 − h).
  case hc2

  /// By 1 / (1 − h)², near to the jackknife.
  case hc3
}
