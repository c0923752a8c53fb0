import Testing

@testable import LRTraining

@Suite("Digests and names of results")
struct DigestTests {
  private func digest(_ add: (inout Digest) -> Void) -> Digest {
    var digest = Digest()
    add(&digest)
    return digest
  }

  @Test("Words, lists and texts are told apart by value, order, length and bits, each among their kind")
  func parts() {
    let words: [[UInt64]] = [[], [0], [1], [0, 0], [0, 1], [1, 0], [.max], [1 << 63]]
    let numbers: [[Double]] = [
      [], [0], [-0.0], [0, 0], [1, 2], [2, 1], [.nan], [.infinity], [Double(1).nextUp], [1],
    ]
    let texts = ["", "a", "b", "ab", "ba", "abcdefgh", "abcdefgh\0", "abcdefghi", "\0", "\0\0", "ä"]
    let all = [
      words.map { words in digest { for word in words { $0.add(word) } } },
      numbers.map { numbers in digest { $0.add(numbers) } }, texts.map { text in digest { $0.add(text) } },
    ]
    for digests in all { #expect(Set(digests).count == digests.count) }
    let apart = digest {
      $0.add("a")
      $0.add("b")
    }
    #expect(apart != digest { $0.add("ab") })
    let whole = digest { $0.add(apart) }
    #expect(whole == digest { for word in apart.words { $0.add(word) } }, "a digest in a digest is its words")
  }

  @Test("A text names the digest in 32 digits, the same in every run of the program")
  func text() {
    #expect(Digest().text == "243f6a8885a308d313198a2e03707344")
    var draws = Draws(seed: 3)
    for _ in 0..<200 {
      let digest = digest { $0.add([draws.normal()]) }
      #expect(digest.text.utf8.count == 32 && digest.text.allSatisfy { $0.isHexDigit && !$0.isUppercase })
      #expect(digest.words == [0, 16].map { UInt64(digest.text.dropFirst($0).prefix(16), radix: 16) ?? 0 })
    }
  }

  @Test("A hundred thousand neighbours share neither lane")
  func spread() {
    let all = (0..<100_000 as Range<UInt64>).map { word in digest { $0.add(word) } }
    #expect(Set(all.map { $0.words[0] }).count == all.count && Set(all.map { $0.words[1] }).count == all.count)
    // Each of the 64 bits of a lane is set in half of them: five standard errors are 790.
    for bit in 0..<64 {
      for lane in 0...1 {
        let set = all.count { $0.words[lane] >> UInt64(bit) & 1 == 1 }
        #expect(abs(set - 50_000) < 800, "lane \(lane), bit \(bit)")
      }
    }
  }

  // MARK: Cells

  private static let cell = SmallProblem(losses: [1, 2, 3]).cell(
    Recording(quantities: [.loss], events: [Event(.loss, .below, 1)]), treatment: Treatment(wipedAt: [1]))

  /// Every way to be another cell, field by field.
  private static let changes: [(String, @Sendable (inout TrainingCell) -> Void)] = [
    ("identity", { $0.identity = "other" }), ("seed", { $0.seed = 2 }), ("runs below", { $0.runs = 1..<1 }),
    ("runs above", { $0.runs = 0..<2 }), ("rates", { $0.rates = RateTable([1, 2]) }),
    ("steps", { $0.rates = RateTable([1]) }), ("scale", { $0.rates.scale = 2 }),
    ("sign of scale", { $0.rates.scale = -1 }),
    ("bound", { $0.treatment.divergedAbove = 3 }), ("stop", { $0.treatment.stopsAtDivergence = true }),
    ("frozen", { $0.treatment.frozenBatches = 1 }), ("wiped", { $0.treatment.wipedAt = [2] }),
    ("wiped twice", { $0.treatment.wipedAt = [1, 2] }), ("longest", { $0.treatment.longestStep = 0 }),
    ("negative longest", { $0.treatment.longestStep = -1 }), ("every", { $0.recording.every = 2 }),
    ("quantities", { $0.recording.quantities = [.excessLoss] }), ("no quantities", { $0.recording.quantities = [] }),
    ("coordinate", { $0.recording.coordinate = 1 }), ("no events", { $0.recording.events = [] }),
    ("level", { $0.recording.events[0].level = 2 }), ("direction", { $0.recording.events[0].direction = .above }),
    ("watched", { $0.recording.events[0].quantity = .batchLoss }),
    ("absolute", { $0.recording.events[0].isAbsolute = true }),
    ("after", { $0.recording.events[0].after = 0 }), ("until", { $0.recording.events[0].until = .max - 1 }),
    ("of score", { $0.recording.events[0].isOfScore = true }), ("score", { $0.recording.score.quantity = .excessLoss }),
    ("window", { $0.recording.score.window = 2 }), ("steps to event", { $0.recording.score.isStepsToEvent = true }),
  ]

  @Test("Cells have one name iff all that determines their numbers is the same")
  func names() {
    var names: [Digest: String] = [Self.cell.digest: "the cell itself"]
    for (what, change) in Self.changes {
      var other = Self.cell
      change(&other)
      let twin = names.updateValue(what, forKey: other.digest)
      #expect(twin == nil, "\(what) changes nothing")
      var same = Self.cell
      change(&same)
      #expect(same.digest == other.digest, "\(what)")
    }
    #expect(names.count == Self.changes.count + 1)
  }

  @Test("No field of a treatment or a recording is forgotten")
  func fields() {
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    // A new field changes these, and belongs into the digest and the list above.
    #expect(count(Treatment()) == 5 && count(Recording()) == 5 && count(Event(.loss, .above, 1)) == 7)
    #expect(count(Score()) == 3 && count(Self.cell) == 8)
  }
}
