import Registry

/// Numbers for people; data formats have plain digits.
package enum NumberText {
  /// `1,234,567`
  package static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-\(text)" : text
  }

  /// - Parameter share: from 0 to 1.
  package static func percent(_ share: Double) -> String { "\(decimals(share * 100, 1)) %" }

  package static func decimals(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    let whole = scaled / Int(scale)
    return "\(grouped(whole)).\(padded(abs(scaled) % Int(scale), to: places))"
  }

  /// `1 visit`, `2 visits`
  package static func counted(_ number: Int, _ word: String) -> String {
    "\(grouped(number)) \(word)\(number == 1 ? "" : "s")"
  }
}

extension Cell {
  /// Stands where a number is left out; a dash is a number that there is none of.
  package static let leftOutSign = "✱"

  /// As people read it.
  package var text: String {
    switch self {
    case .text(let text): text
    case .count(let count): NumberText.grouped(count)
    case .share(let share): NumberText.percent(share)
    case .ratio(let ratio): NumberText.decimals(ratio, 3)
    case .range(let low, let high):
      low == high ? NumberText.grouped(low) : "\(NumberText.grouped(low)) – \(NumberText.grouped(high))"
    case .part(let part, let whole): "\(NumberText.grouped(part)) of \(NumberText.grouped(whole))"
    case .days(let days): NumberText.grouped(days)
    case .none: "–"
    case .leftOut: Cell.leftOutSign
    }
  }
}
