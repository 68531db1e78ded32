import Statistics

/// Writes a drawing as a document of SVG 1.1, for a browser, a printer or an editor.
///
/// Each shape carries its light colour as an attribute, which every renderer reads, and a class
/// through which a style sheet turns it dark. Identifiers and selectors begin with the
/// identifier of the chart, so that a page may hold many charts.
struct SVG {
  /// The prefix of identifiers in the document.
  let identifier: String

  /// Whether the document is light or dark.
  let appearance: Appearance

  private var text = ""
  private var dark: [String: String] = [:]
  private var clips = 0

  /// The document.
  static func document(
    of drawing: Drawing, title: String, description: String, identifier given: String?,
    appearance: Appearance
  ) -> String {
    let identifier = identifier(given, for: drawing, title: title)
    var body = SVG(identifier: identifier, appearance: appearance)
    let background = Rectangle(minX: 0, minY: 0, maxX: drawing.width, maxY: drawing.height)
    var path = Path()
    path.rectangle(background)
    body.write(.fill(path, Fill(paint: .background)))
    for element in drawing.elements { body.write(element) }

    let size = "\(decimal(drawing.width)) \(decimal(drawing.height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="\(identifier)" viewBox="0 0 \(size)" \
      width="100%" role="img" aria-labelledby="\(identifier)-title \(identifier)-desc" \
      font-family="\(Font.family)">
      <title id="\(identifier)-title">\(title.escapedForXML)</title>
      <desc id="\(identifier)-desc">\(description.escapedForXML)</desc>
      \(body.styleSheet)\(body.text)</svg>

      """
  }

  /// The identifier as XML and style sheets allow it, or one made of the content of a drawing.
  private static func identifier(_ given: String?, for drawing: Drawing, title: String) -> String {
    guard let given else {
      var body = SVG(identifier: "", appearance: .light)
      for element in drawing.elements { body.write(element) }
      return "chart-" + String((title + body.text).stableHash, radix: 36)
    }
    let allowed = given.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        ? Character(scalar) : "-"
    }
    let isName =
      given.unicodeScalars.first.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
    return isName ? String(allowed) : "chart-" + String(allowed)
  }

  private init(identifier: String, appearance: Appearance) {
    self.identifier = identifier
    self.appearance = appearance
  }

  // MARK: - Elements

  private mutating func write(_ element: Drawing.Element) {
    switch element {
    case .stroke(let path, let stroke): write(path, stroke)
    case .fill(let path, let fill): write(path, fill)
    case .text(let text): write(text)
    case .clipped(let elements, let rectangle): write(elements, clippedTo: rectangle)
    }
  }

  private mutating func write(_ path: Path, _ stroke: Stroke) {
    text += "<path d=\"\(path.data)\" fill=\"none\" \(color("stroke", stroke.paint))"
    if stroke.width != 1 { text += " stroke-width=\"\(decimal(stroke.width))\"" }
    if let dashes = stroke.pattern.dashes { text += " stroke-dasharray=\"\(dashes)\"" }
    text += stroke.isRound ? " stroke-linecap=\"round\"" : ""
    text += " stroke-linejoin=\"round\"/>\n"
  }

  private mutating func write(_ path: Path, _ fill: Fill) {
    text += "<path d=\"\(path.data)\" \(color("fill", fill.paint))"
    let hundredths = Int((fill.opacity * 100).rounded())
    if hundredths < 100 {
      text += " fill-opacity=\"0.\(hundredths < 10 ? "0" : "")\(hundredths)\""
    }
    text += "/>\n"
  }

  private mutating func write(_ placed: PlacedText) {
    text += "<text x=\"\(decimal(placed.x))\" y=\"\(decimal(placed.baseline))\""
    if placed.alignment != .start { text += " text-anchor=\"\(placed.alignment.rawValue)\"" }
    text += " font-size=\"\(decimal(placed.font.size))\""
    if placed.font.isBold { text += " font-weight=\"bold\"" }
    if placed.hasHalo {
      text += " paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\""
      text += " \(color(["stroke": .background, "fill": placed.paint]))"
    } else {
      text += " \(color("fill", placed.paint))"
    }
    text += ">\(placed.text.escapedForXML)</text>\n"
  }

  private mutating func write(_ elements: [Drawing.Element], clippedTo rectangle: Rectangle) {
    clips += 1
    let clip = "\(identifier)-clip\(clips)"
    var path = Path()
    path.rectangle(rectangle)
    text += "<clipPath id=\"\(clip)\"><path d=\"\(path.data)\"/></clipPath>\n"
    text += "<g clip-path=\"url(#\(clip))\">\n"
    for element in elements { write(element) }
    text += "</g>\n"
  }

  // MARK: - Colours

  private mutating func color(_ attribute: String, _ paint: Paint) -> String {
    color([attribute: paint])
  }

  /// The attributes that colour an element, and the class that changes its colours in the dark.
  private mutating func color(_ paints: [String: Paint]) -> String {
    let attributes = paints.keys.sorted().map { attribute in
      let shade = appearance == .dark ? paints[attribute]?.dark : paints[attribute]?.light
      return "\(attribute)=\"\(shade ?? "")\""
    }
    guard appearance == .automatic else { return attributes.joined(separator: " ") }

    let classes = paints.keys.sorted().map { attribute in
      let paint = paints[attribute] ?? .ink
      let name = "\(attribute == "fill" ? "f" : "s")-\(paint.code)"
      dark[name] = "\(attribute):\(paint.dark)"
      return name
    }
    return "class=\"\(classes.joined(separator: " "))\" \(attributes.joined(separator: " "))"
  }

  /// The rules that turn the colours in use dark on a screen, none where the appearance is fixed.
  private var styleSheet: String {
    guard appearance == .automatic else { return "" }
    let rules = dark.sorted { $0.key < $1.key }
      .map { "#\(identifier) .\($0.key){\($0.value)}" }
      .joined()
    return "<style>@media screen and (prefers-color-scheme:dark){\(rules)}</style>\n"
  }
}
