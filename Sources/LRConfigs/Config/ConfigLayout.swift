import LRInput

/// A kind of config file: how it is recognised, and what it means as a spec.
public struct ConfigLayout: Sendable {
  /// What messages call such a file: `a DeepSpeed config`.
  public let name: String
  /// Which files these are, in a few words: `DeepSpeed's ds_config.json`.
  public let summary: String
  /// True of a tree that has the keys of this layout.
  let fits: @Sendable (Node) -> Bool
  /// Keys of schedules that the layout reads, whether or not they come to anything; nil where it reports the others itself.
  var keys: Set<String>?
  /// The run as a spec; what is wrong or missing is reported.
  let translate: @Sendable (Config) -> Run?
}
