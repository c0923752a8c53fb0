import LRInput
import LRSchedules

/// What one plan is read from.
struct RunSetting {
  var schedule: Node
  /// The schedule as the chart has read it.
  var read: ReadSchedule
  var train: Node?
  var steps: Int
  /// Whether the run is not as long as the chart's, so that the schedule has to be read anew.
  var isOwnLength: Bool
  /// Whether the schedule is not as it is written.
  var isEdited = false

  /// The setting with a value in place of what stands at a path.
  func with(_ value: Node?, at path: [String]?) -> RunSetting {
    guard let value, let path, let root = path.first else { return self }
    var copy = self
    switch root {
    case "steps":
      copy.steps = max(1, value.integer ?? 1)
      copy.isOwnLength = true
    case "schedule":
      copy.schedule = VarySpec.setting(path.dropFirst(), of: schedule, to: value)
      copy.isEdited = true
    default:
      copy.train = VarySpec.setting(path.dropFirst(), of: train, to: value)
    }
    return copy
  }

  /// A name for everything in it.
  var name: String {
    let train = train.map { String(decoding: CanonicalJSON.text($0), as: UTF8.self) } ?? ""
    return "\(steps) \(String(decoding: CanonicalJSON.text(schedule), as: UTF8.self)) \(train)"
  }
}
