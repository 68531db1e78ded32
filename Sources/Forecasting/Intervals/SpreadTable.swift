// Made by Benchmarks/Competitions/calibrate.py; not to be edited.

extension SpreadConstants {
  /// What was learnt for each method: without a cycle, with a short and with a long one.
  static let table: [String: [SpreadConstants]] = [
    "naive": [
      SpreadConstants(0.336, 0.247, 0.006, 0.000, 200.0),
      SpreadConstants(0.884, 0.000, -0.001, 0.442, 5.7),
      SpreadConstants(0.584, 0.000, 0.001, 0.411, 3.0),
    ],
    "seasonal-naive": [
      SpreadConstants(0.336, 0.247, 0.006, 0.000, 200.0),
      SpreadConstants(0.324, 0.038, 0.009, 0.000, 10.7),
      SpreadConstants(0.314, 0.000, 0.002, 0.000, 4.2),
    ],
    "mean": [
      SpreadConstants(1.108, 0.283, 0.002, 0.190, 200.0),
      SpreadConstants(0.609, 0.120, 0.003, 0.212, 200.0),
      SpreadConstants(0.301, 0.063, 0.070, 0.123, 200.0),
    ],
    "drift": [
      SpreadConstants(0.573, 0.432, 0.132, 0.529, 4.0),
      SpreadConstants(0.737, 0.000, 0.004, 0.397, 4.5),
      SpreadConstants(0.601, 0.000, 0.007, 0.422, 2.9),
    ],
    "ses": [
      SpreadConstants(0.306, 0.275, 0.005, 0.000, 26.7),
      SpreadConstants(-0.044, 0.128, 0.290, 0.312, 15.9),
      SpreadConstants(0.908, 0.000, 0.001, 0.452, 3.4),
    ],
    "holt": [
      SpreadConstants(0.984, 0.462, -0.003, 0.382, 3.4),
      SpreadConstants(0.158, 0.149, 0.245, 0.312, 4.7),
      SpreadConstants(1.020, 0.000, 0.001, 0.466, 3.1),
    ],
    "ets": [
      SpreadConstants(0.568, 0.540, -0.004, 0.447, 7.2),
      SpreadConstants(0.729, 0.128, -0.101, 0.344, 5.2),
      SpreadConstants(0.286, 0.043, 0.112, 0.385, 4.2),
    ],
    "theta": [
      SpreadConstants(0.437, 0.277, 0.006, 0.027, 7.5),
      SpreadConstants(0.145, 0.113, 0.199, 0.227, 5.9),
      SpreadConstants(0.094, 0.000, 0.279, 0.231, 3.5),
    ],
    "dot": [
      SpreadConstants(0.887, 0.498, -0.002, 0.450, 3.9),
      SpreadConstants(0.137, 0.115, 0.196, 0.174, 5.0),
      SpreadConstants(0.093, 0.024, 0.267, 0.245, 3.7),
    ],
    "ces": [
      SpreadConstants(0.652, 0.359, 0.002, 0.212, 3.3),
      SpreadConstants(0.236, 0.107, 0.177, 0.149, 3.8),
      SpreadConstants(0.144, 0.118, 0.236, 0.423, 3.5),
    ],
    "arima": [
      SpreadConstants(0.652, 0.198, 0.005, 0.000, 4.0),
      SpreadConstants(0.252, 0.080, 0.205, 0.216, 3.6),
      SpreadConstants(0.065, 0.057, 0.239, 0.210, 3.8),
    ],
    "local-level": [
      SpreadConstants(0.323, 0.270, 0.006, 0.000, 200.0),
      SpreadConstants(-0.085, 0.123, 0.322, 0.345, 13.5),
      SpreadConstants(0.861, 0.000, 0.001, 0.435, 3.3),
    ],
    "local-trend": [
      SpreadConstants(0.746, 0.337, 0.000, 0.307, 3.6),
      SpreadConstants(0.478, 0.000, 0.003, 0.119, 6.5),
      SpreadConstants(-0.136, 0.000, 0.438, 0.415, 3.8),
    ],
  ]
}
