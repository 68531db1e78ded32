import Foundation

/// The number of leading decimal digits in which a result agrees with a reference value.
///
/// NIST's measure, the log relative error: −log₁₀ |q − c| / |c|, or −log₁₀ |q| where the
/// reference c is zero; 15 where the two are equal, NaN where the result is.
public func agreeingDigits(_ result: Double, _ reference: Double) -> Double {
  if result == reference { return 15 }
  let scale = reference == 0 ? 1 : abs(reference)
  return min(15, -log10(abs(result - reference) / scale))
}

/// The least number of agreeing digits of any pair; 0 where the counts differ.
public func agreeingDigits(_ results: [Double], _ references: [Double]) -> Double {
  guard results.count == references.count else { return 0 }
  return zip(results, references).map { agreeingDigits($0, $1) }.min() ?? 15
}
