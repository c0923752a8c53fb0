/// What every catalogue knows of its entries.
public protocol CatalogEntry: Sendable {
  /// The name in specs: `cosine`.
  var name: String { get }
  /// Names that others use for it: they lead to a hint, or are accepted, as the catalogue says.
  var otherNames: [String] { get }
  /// Its keys, without the one that names the type.
  var keys: [KeyDeclaration] { get }
}

extension CatalogEntry {
  /// None, unless an entry declares some.
  public var keys: [KeyDeclaration] { [] }
}

/// Every thing of a kind by its name: a new one is registered in its catalogue, and nowhere else.
///
///     let problems = Catalog(of: CatalogNoun("problem"), [("quadratic", { Quadratic.entry }), …])
///     problems.entry(named: "quadratic")
///     problems.hint(for: "quadratc")   // "did you mean `quadratic`?"
///
/// A class, since a generic structure of arrays is copied by looking up what is in it, which shows at the start of the program;
/// what it asks of its entries is asked where it is used, since a generic type that asks for a protocol has each program look
/// through all conformances that it has.
public final class Catalog<Entry>: Sendable {
  /// What the entries are.
  public let noun: CatalogNoun
  /// The names of all entries, in the order of lists.
  public let names: [String]
  /// Names stand beside the entries so that a spec makes only the entries that it uses: declaring all keys of all types
  /// takes longer than drawing a curve.
  private let makers: [@Sendable () -> Entry]
  private let acceptsOtherNames: Bool

  /// An entry's name with the function that makes it.
  public typealias Row = (name: String, entry: @Sendable () -> Entry)

  /// - Parameters:
  ///   - acceptsOtherNames: whether an entry is also found by its other names.
  ///   - types: the entries, in the order of lists.
  public init(of noun: CatalogNoun, acceptsOtherNames: Bool = false, _ types: [Row]) {
    self.noun = noun
    self.acceptsOtherNames = acceptsOtherNames
    // Key paths of generic types are made anew at every start.
    names = types.map { $0.name }
    makers = types.map { $0.entry }
  }

  /// All entries.
  public var all: [Entry] { makers.map { $0() } }
}

extension Catalog where Entry: CatalogEntry {
  /// The entry with exactly this name, or with one of the other names that are accepted; or nil.
  public func entry(named name: String) -> Entry? {
    if let index = names.firstIndex(of: name) { return makers[index]() }
    return acceptsOtherNames ? all.first { $0.otherNames.contains(name) } : nil
  }

  /// What to say to someone who wrote a name that is not in the catalogue.
  public func hint(for unknownName: String) -> String {
    NearMiss.hint(for: unknownName, among: names, aliases: aliases, noun: noun.plural)
  }

  /// Names that people use elsewhere, each with ours.
  public var aliases: [String: String] {
    var aliases: [String: String] = [:]
    for entry in all {
      for other in entry.otherNames { aliases[other] = entry.name }
    }
    return aliases
  }
}

/// What the entries of a catalogue are called: `problem`, `problems`.
public struct CatalogNoun: Sendable {
  /// `problem`
  public let singular: String
  /// `problems`
  public let plural: String

  /// - Parameter plural: needed only where it is not the singular with an `s`.
  public init(_ singular: String, plural: String? = nil) {
    self.singular = singular
    self.plural = plural ?? singular + "s"
  }

  /// With its article: `a problem`, `an optimizer`.
  public var indefinite: String { singular.withArticle }

  /// An entry with its article, for messages: `a cosine schedule`, `an sgd optimizer`.
  public func what(_ name: String) -> String { name.withArticle + " " + singular }
}

extension String {
  /// The name behind `a` or `an`, as it is said: a word without a vowel is said letter by letter.
  ///
  ///     "inverse_time".withArticle   // "an inverse_time"
  ///     "sgd".withArticle            // "an sgd": es-gee-dee
  ///     "wsd".withArticle            // "a wsd"
  var withArticle: String {
    let word = prefix { $0 != "_" && $0 != " " }.lowercased()
    guard let first = word.first else { return self }
    let isSpelt = !word.contains { "aeiouy".contains($0) }
    // Said with a consonant: one cycle, uniform.
    if word == "one" || word.hasPrefix("uni") { return "a " + self }
    return ((isSpelt ? "aefhilmnorsx" : "aeiou").contains(first) ? "an " : "a ") + self
  }
}
