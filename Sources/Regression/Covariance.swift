/// What is assumed of the errors where the covariance of the coefficients is estimated.
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

/// How squared residuals are raised to make up for their being smaller than errors.
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
