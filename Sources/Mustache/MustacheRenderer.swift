/// The text of a template as it is filled in.
struct MustacheRenderer {
  private(set) var text = ""

  /// The values, the innermost last.
  private var stack: [TemplateValue]

  /// The position of the current element in the innermost list.
  private var place: (index: Int, isLast: Bool)?

  private var isEscaping = true

  init(_ value: TemplateValue) {
    stack = [value]
  }

  /// Adds the text of parts.
  mutating func render(_ parts: [MustacheTemplate.Part]) {
    for part in parts {
      switch part {
      case .text(let plain): text += plain
      case .variable(let name, let isEscaped):
        let shown = value(of: name)?.shown ?? ""
        text += isEscaped && isEscaping ? shown.escapedForHTML : shown
      case .section(let name, isInverted: true, let inner):
        if value(of: name)?.isShown != true { render(inner) }
      case .section(let name, isInverted: false, let inner):
        guard let value = value(of: name) else { continue }
        render(inner, for: value)
      case .block(let inner): render(inner)
      case .escaping(let isOn): isEscaping = isOn
      }
    }
  }

  private mutating func render(_ parts: [MustacheTemplate.Part], for value: TemplateValue) {
    switch value {
    case .none, .bool(false): break
    case .bool(true): render(parts)
    case .text, .object: render(parts, within: value)
    case .list(let values):
      let outer = place
      for (index, value) in values.enumerated() {
        place = (index, index == values.count - 1)
        render(parts, within: value)
      }
      place = outer
    }
  }

  private mutating func render(_ parts: [MustacheTemplate.Part], within value: TemplateValue) {
    stack.append(value)
    render(parts)
    stack.removeLast()
  }

  private func value(of name: MustacheTemplate.Name) -> TemplateValue? {
    guard !name.isOfPlace else { return transformedPlace(by: name.transforms) }
    var found: TemplateValue?
    if let first = name.path.first {
      found =
        name.isOfTop ? stack.last?[first] : stack.reversed().lazy.compactMap { $0[first] }.first
      for inner in name.path.dropFirst() { found = found?[inner] }
    } else {
      found = stack.last
    }
    for transform in name.transforms { found = found?.transformed(by: transform) }
    return found
  }

  private func transformedPlace(by transforms: [String]) -> TemplateValue? {
    guard let place, let first = transforms.first else { return nil }
    var value: TemplateValue? =
      switch first {
      case "first": .bool(place.index == 0)
      case "last": .bool(place.isLast)
      case "index": .text("\(place.index)")
      case "even": .bool(place.index % 2 == 0)
      case "odd": .bool(place.index % 2 == 1)
      default: nil
      }
    for transform in transforms.dropFirst() { value = value?.transformed(by: transform) }
    return value
  }
}

extension TemplateValue {
  /// Whether a section of the value has any content.
  fileprivate var isShown: Bool {
    switch self {
    case .none, .bool(false): false
    case .list(let values): !values.isEmpty
    case .bool(true), .text, .object: true
    }
  }
}
