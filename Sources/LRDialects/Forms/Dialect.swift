import LRSchedules

/// A framework whose own names and arguments a spec may use.
public enum Dialect: String, Sendable, CaseIterable {
  case torch
  case transformers
  case timm
  case optax
  case keras
  case deepspeed

  /// What people call it: `PyTorch`.
  public var title: String {
    switch self {
    case .torch: "PyTorch"
    case .transformers: "Transformers"
    case .timm: "timm"
    case .optax: "Optax"
    case .keras: "Keras"
    case .deepspeed: "DeepSpeed"
    }
  }

  /// The version whose behaviour is followed.
  public var version: String {
    switch self {
    case .torch: "2.13.0"
    case .transformers: "5.23.0"
    case .timm: "1.0.31"
    case .optax: "0.2.8"
    case .keras: "3.15.1"
    case .deepspeed: "0.19.8"
    }
  }
}
