/// Samples in the order of their arrival, in bounded memory: of every stretch of rows the first, the lowest, the
/// highest and the last. A stretch is one row until there are too many; then two become one, again and again.
struct SampleBuckets {
  /// A value with its step and its row.
  struct Entry {
    var step: Double
    var value: Double
    var row: Int
  }

  private struct Bucket {
    var first: Entry
    var low: Entry
    var high: Entry
    var last: Entry

    mutating func add(_ next: Bucket) {
      // Not finite is neither low nor high; it stays where it is first or last.
      if !(low.value <= next.low.value), next.low.value.isFinite { low = next.low }
      if !(high.value >= next.high.value), next.high.value.isFinite { high = next.high }
      last = next.last
    }
  }

  /// More stretches than a figure has pixels, so that no drawing shows the reduction.
  static let most = 1 << 12

  private var buckets: [Bucket] = []
  private var rowsPerBucket = 1
  private var rowsInLast = 0
  /// Rows that had a value.
  private(set) var count = 0

  var isReduced: Bool { rowsPerBucket > 2 }

  mutating func add(_ entry: Entry) {
    count += 1
    let bucket = Bucket(first: entry, low: entry, high: entry, last: entry)
    if rowsInLast < rowsPerBucket, let end = buckets.indices.last {
      buckets[end].add(bucket)
      rowsInLast += 1
      return
    }
    if buckets.count == Self.most {
      for index in 0..<(Self.most / 2) {
        buckets[index] = buckets[2 * index]
        buckets[index].add(buckets[2 * index + 1])
      }
      buckets.removeSubrange((Self.most / 2)...)
      rowsPerBucket *= 2
    }
    buckets.append(bucket)
    rowsInLast = 1
  }

  /// What is kept, in the order of arrival, each row once.
  var entries: [Entry] {
    var entries: [Entry] = []
    for bucket in buckets {
      for entry in [bucket.first, bucket.low, bucket.high, bucket.last].sorted(by: { $0.row < $1.row })
      where entries.last?.row != entry.row { entries.append(entry) }
    }
    return entries
  }
}
