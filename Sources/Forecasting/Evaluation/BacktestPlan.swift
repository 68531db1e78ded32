/// From where a backtest forecasts, how far, and what it lets the methods learn on the way.
public struct BacktestPlan: Sendable, Equatable {
  /// Which observations before an origin a forecast is made from.
  public enum Window: Sendable, Equatable {
    /// All.
    case expanding

    /// The last ones, so many of them.
    case rolling(Int)
  }

  /// When the parameters of a method are learnt.
  public enum Refit: Sendable, Equatable {
    /// At every origin.
    case always

    /// At the first origin; later observations are taken in with the parameters kept.
    case never

    /// At the first origin and at every so many after it.
    case every(Int)
  }

  /// The number of steps that are forecast from each origin.
  public let horizon: Int

  /// The number of values before the first origin.
  public let minimumHistory: Int

  /// The number of values from one origin to the next.
  public let stride: Int

  /// The most origins, of which the last are taken; nil for all.
  public let originLimit: Int?

  /// Which observations a forecast is made from.
  public let window: Window

  /// When parameters are learnt.
  public let refit: Refit

  /// The number of observations in a season, by whose steps errors are scaled; one without.
  public let period: Int

  /// The information that is available about an observation before it is made.
  public let knowledge: RollingForecasts.Knowledge

  /// Creates a plan, by default of one step from every origin with four values before it.
  public init(
    horizon: Int = 1, minimumHistory: Int = 4, stride: Int = 1, originLimit: Int? = nil,
    window: Window = .expanding, refit: Refit = .always, period: Int = 1,
    knowledge: RollingForecasts.Knowledge = .past
  ) {
    precondition(
      horizon >= 1 && minimumHistory >= 1 && stride >= 1 && period >= 1 && (originLimit ?? 1) >= 1,
      "horizon \(horizon), history \(minimumHistory), stride \(stride), period \(period)")
    self.horizon = horizon
    self.minimumHistory = minimumHistory
    self.stride = stride
    self.originLimit = originLimit
    self.window = window
    self.refit = refit
    self.period = period
    self.knowledge = knowledge
  }

  /// The origins in a series of so many values, as numbers of values before them.
  ///
  /// The last is the one from which one value is left, so that the newest data are always used.
  func origins(count: Int) -> [Int] {
    let least = max(minimumHistory, { if case .rolling(let size) = window { size } else { 1 } }())
    guard count > least else { return [] }
    let all = Array(Swift.stride(from: count - 1, through: least, by: -stride).reversed())
    return Array(all.suffix(originLimit ?? all.count))
  }

  /// The index of the first value used for an origin.
  func start(before origin: Int) -> Int {
    switch window {
    case .expanding: 0
    case .rolling(let size): max(0, origin - size)
    }
  }

  /// Origins in runs, each of which begins with parameters learnt.
  func runs(of origins: [Int]) -> [[Int]] {
    let length =
      switch refit {
      case .always: 1
      case .never: max(1, origins.count)
      case .every(let count): max(1, count)
      }
    return Swift.stride(from: 0, to: origins.count, by: length).map {
      Array(origins[$0..<min($0 + length, origins.count)])
    }
  }
}
