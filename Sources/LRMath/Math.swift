/// Elementary functions on doubles that give the same bits on every CPU.
///
/// The functions of a C library differ in the last bit between CPU features, and a simulation amplifies that. These
/// are built from + − × ÷ √, bit operations and tables alone.
///
///     Math.exp(1)       // 2.718281828459045
///     Math.cosPi(0.5)   // 0.0
public enum Math {
  /// Largest error of each function, in units in the last place of the exact result; 0.5 is correct rounding.
  public static let bounds: [String: Double] = [
    "exp": 0.501, "expm1": 0.51,
    "log": 0.501, "log1p": 0.501, "log2": 0.501, "log10": 0.501,
    "pow": 0.51,
    "sin": 0.501, "cos": 0.501, "sinPi": 0.501, "cosPi": 0.501,
    "tanh": 0.51,
  ]
}
