import LRInput

/// What the `make` of an entry works with: its keys, and the clock of the main part, after the warmup.
///
/// A wrong value is reported where it is read, and reading goes on with a stand-in, so that all mistakes of a
/// schedule are found; whatever is made from stand-ins is thrown away by `ScheduleReader`.
package struct ScheduleArguments {
  package let reader: ObjectReader
  /// Length of the whole run, in steps; percentages are of this.
  package let run: Int
  /// Length T of the main part, in steps: its own `steps` less the warmup.
  package let length: Int
  /// Steps that are left of the run for the main part.
  package let left: Int
  /// Reads the parts of a composition.
  package let schedules: ScheduleReader

  /// The peak, `lr`, which has to be there.
  package func peak() -> Double? {
    reader.require(SharedKeys.lr)
  }

  /// The floor, as `min_lr` or as `min_ratio`; nil when neither is written, which is 0 and no aim.
  package func floor(under peak: Double?) -> Double? {
    let hasRate = reader.has(SharedKeys.minLR)
    let hasRatio = reader.has(SharedKeys.minRatio)
    if hasRate, hasRatio {
      exclude(SharedKeys.minLR, SharedKeys.minRatio)
    }
    if hasRate, let rate = reader.read(SharedKeys.minLR) {
      if let peak, rate > peak {
        reader.error(at: SharedKeys.minLR, "`min_lr` is above `lr`", hint: "the floor is at most the peak rate")
      }
      return rate
    }
    if hasRatio, let ratio = reader.read(SharedKeys.minRatio), let peak {
      return peak * ratio
    }
    return hasRate || hasRatio ? 0 : nil
  }

  /// Reports two keys that contradict each other, at the one that is written second.
  package func exclude<A, B>(_ one: Key<A>, _ other: Key<B>) {
    let second = max(reader.keyOffset(of: one), reader.keyOffset(of: other))
    reader.sink.error(
      at: second, "`\(one.name)` and `\(other.name)` exclude each other", hint: "give one of them")
  }
}
