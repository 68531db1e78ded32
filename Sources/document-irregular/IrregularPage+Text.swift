extension IrregularPage {
  /// The page, with places for what is measured.
  static let text = """
    # Irregular and short series: what the days are worth

    TO BE WRITTEN

    {{relative}}

    {{absolute}}

    {{coverage}}

    {{byProcess}}

    {{rounds}}
    """
}
