import LRInput
import LRPlotting

/// A computed number in a document, with the way it is to be written.
///
///     <% f05.final.cosine %>            0.0828
///     <% percent(digits2(share)) %>     59 %
struct ReportNumber {
  var value: Double
  /// Significant digits.
  var digits = 3
  var form = Form.text

  enum Form {
    case text
    /// As many digits as read back as the same number.
    case plain
    /// Inside of a formula.
    case tex
    case percent
    case times
    case whole
    case yesNo
  }

  /// What may stand around a name.
  static let transforms =
    ["percent", "times", "whole", "plain", "tex", "yesno", "magnitude"] + (1...9).map { "digits\($0)" }

  /// The number in another form; nil for a form that is none.
  func transformed(_ name: String) -> ReportNumber? {
    var copy = self
    switch name {
    case "percent": copy.form = .percent
    case "times": copy.form = .times
    case "whole": copy.form = .whole
    case "plain": copy.form = .plain
    case "tex": copy.form = .tex
    case "yesno": copy.form = .yesNo
    case "magnitude": copy.value = abs(value)
    default:
      guard name.hasPrefix("digits"), let digits = Int(name.dropFirst(6)), (1...9).contains(digits) else { return nil }
      copy.digits = digits
    }
    return copy
  }

  /// As it is written in a document.
  func written(in language: DocumentLanguage) -> String {
    switch form {
    case .text: language.written(short(value))
    case .plain: plain
    case .tex: tex(in: language)
    case .percent: language.written(short(value * 100)) + "\u{A0}%"
    case .times: language.written(short(value)) + "×"
    case .whole: language.written(short(value.rounded(), digits: 17))
    case .yesNo: value == 0 ? "no" : "yes"
    }
  }

  private func short(_ number: Double, digits: Int? = nil) -> String {
    if let whole = Number(number).integer { return NumberText.count(whole) }
    return NumberText.rounded(number, digits: digits ?? self.digits).plain
  }

  private var plain: String {
    Number(value).integer.map(String.init) ?? value.description
  }

  /// `2.5\times 10^{-4}`
  private func tex(in language: DocumentLanguage) -> String {
    guard let exact = DecimalNumber(value) else { return value.isNaN ? "?" : value < 0 ? "-\\infty" : "\\infty" }
    if exact.exponent >= 0, exact.magnitude < 6 { return String(Int(value)) }
    let rounded = exact.rounded(to: digits)
    if (-3...5).contains(rounded.magnitude) { return ascii(rounded.fixed(decimals: rounded.decimals), language) }
    let mantissa = rounded.dividedByTen(to: rounded.magnitude)
    let power = "10^{\(rounded.magnitude)}"
    if mantissa.digits == 1, mantissa.exponent == 0 { return power }
    return ascii(mantissa.fixed(decimals: mantissa.decimals), language) + "\\times " + power
  }

  private func ascii(_ text: String, _ language: DocumentLanguage) -> String {
    language.tex(text.replacing("\u{2212}", with: "-"))
  }
}
