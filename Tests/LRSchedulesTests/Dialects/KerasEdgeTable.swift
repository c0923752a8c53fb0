@testable import LRDialects

/// What Keras itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no
/// number.
enum KerasEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "keras", "name": "ExponentialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "decay_rate": 0.999}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.09997998923063, 0.09993999451399, 0.09989999979734, 0.09984005242586, 0.0998001024127,
        0.09962054342031, 0.09960060566664, 0.09956075996161, 0.09954083710909,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "ExponentialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 2.5,
      "decay_rate": 0.5, "staircase": true}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.1000000014901, 0.05000000074506, 0.02500000037253, 0.01250000018626, 0.006250000093132,
        0.0007812500116415, 0.0003906250058208, 0.0003906250058208, 0.0001953125029104,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "ExponentialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "decay_rate": 0.0}, "lr": 0.1}
      """#,
      [0.1000000014901, 0, 0, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "keras", "name": "ExponentialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "decay_rate": -0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "ExponentialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 0,
      "decay_rate": 0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "ExponentialDecay", "args": {"initial_learning_rate": 2, "decay_steps": 5,
      "decay_rate": 0.5}, "lr": 0.1}
      """#,
      [2, 0, 0, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "keras", "name": "InverseTimeDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "decay_rate": 0.5, "staircase": true}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.1000000014901, 0.1000000014901, 0.0666666701436, 0.0666666701436, 0.05000000074506,
        0.03999999910593, 0.0333333350718, 0.0333333350718, 0.0333333350718,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "InverseTimeDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "decay_rate": -0.1}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.1020408123732, 0.1063829809427, 0.1111111193895, 0.119047626853, 0.125, 0.1612903177738,
        0.1666666567326, 0.1785714477301, 0.1851851940155,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "InverseTimeDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "decay_rate": -0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "PiecewiseConstantDecay", "args": {"boundaries": [0, 8], "values": [0.1, 0.2,
      0.3]}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.2000000029802, 0.2000000029802, 0.2000000029802, 0.2000000029802, 0.3000000119209,
        0.3000000119209, 0.3000000119209, 0.3000000119209, 0.3000000119209,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "PiecewiseConstantDecay", "args": {"boundaries": [10, 5], "values": [0.1, 0.2,
      0.4]}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.1000000014901, 0.1000000014901, 0.1000000014901, 0.5, 0.5, 0.4000000059605, 0.4000000059605,
        0.4000000059605, 0.4000000059605,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "PiecewiseConstantDecay", "args": {"boundaries": [5.9], "values": [0.1, 0.2]},
      "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.1000000014901, 0.1000000014901, 0.1000000014901, 0.2000000029802, 0.2000000029802,
        0.2000000029802, 0.2000000029802, 0.2000000029802, 0.2000000029802,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "PiecewiseConstantDecay", "args": {"boundaries": [5], "values": [0.1]}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "PiecewiseConstantDecay", "args": {"boundaries": [], "values": [0.1]}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "PolynomialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "cycle": true}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.08002000302076, 0.04005999863148, 9.999999747379e-05, 0.02007999829948, 9.999999747379e-05,
        0.005095000844449, 9.999999747379e-05, 0.01208799984306, 0.008091998286545,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "PolynomialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 2.5,
      "cycle": true, "power": 2.0}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.0360640026629, 0.01608399860561, 9.999999747379e-05, 0.004095999523997, 9.999999747379e-05,
        0.000349750102032, 9.999999747379e-05, 0.0001493333256803, 0.0007393597625196,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "PolynomialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 20,
      "end_learning_rate": 0.5}, "lr": 0.1}
      """#,
      [
        0.09999999403954, 0.1200000047684, 0.1599999964237, 0.1999999880791, 0.2599999904633, 0.3000000119209,
        0.4799999892712, 0.5, 0.5, 0.5,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "PolynomialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "power": -1.0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "PolynomialDecay", "args": {"initial_learning_rate": 1, "decay_steps": 20, "power":
      1.5}, "lr": 0.1}
      """#,
      [1, 0.9499999880791, 0.8500000238419, 0.75, 0.6000000238419, 0.5, 0.05000001192093, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5, "alpha":
      2.0}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.1095491573215, 0.1654508560896, 0.2000000029802, 0.2000000029802, 0.2000000029802,
        0.2000000029802, 0.2000000029802, 0.2000000029802, 0.2000000029802,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "warmup_steps": 5}, "lr": 0.1}
      """#,
      [0.1000000014901, 0.09045084565878, 0.03454914316535, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "warmup_target": 0.3, "warmup_steps": 0}, "lr": 0.1}
      """#,
      [0.3000000119209, 0.2713525593281, 0.1036474257708, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 5,
      "warmup_target": 0.3, "warmup_steps": 8, "alpha": 0.5}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.125, 0.1750000119209, 0.2250000238419, 0.3000000119209, 0.2481762766838, 0.1500000059605,
        0.1500000059605, 0.1500000059605, 0.1500000059605,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 0.5,
      "warmup_target": null}, "lr": 0.1}
      """#,
      [0.1000000014901, 0, 0, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": -5}, "lr":
      0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 0.1, "first_decay_steps":
      3}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.07500000298023, 0.1000000014901, 0.07500000298023, 0.006698724813759, 0.09829629212618,
        0.006698724813759, 0.001703709363937, 0.0995722413063, 0.09829629212618,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 0.1, "first_decay_steps":
      3, "t_mul": 1.0, "m_mul": 0.5, "alpha": 0.2}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.08000000566244, 0.06000000238419, 0.03000000119209, 0.02499999664724, 0.02750000171363,
        0.02093750052154, 0.02031250111759, 0.02046875096858, 0.0201562512666,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 0.1, "first_decay_steps":
      20, "t_mul": 0.5}, "lr": 0.1}
      """#,
      [
        0.1000000014901, 0.09938441962004, 0.09455032646656, 0.08535534143448, 0.0654508471489, 0.04999999701977,
        0.000615581870079, 0.1000000014901, 0.09045084565878, 0.07938926666975,
      ]
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 0.1, "first_decay_steps":
      8, "t_mul": 0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 1, "first_decay_steps": 5,
      "m_mul": 0.5}, "lr": 0.1}
      """#,
      [1, 0.9126678109169, 0.3863989114761, 0, 0, 0, 0, 0, 0, 0.0]
    ),
  ]
}
