/// A colour for data, which has one shade on a light and another on a dark background.
///
/// The hues follow Okabe & Ito (2008), *Color Universal Design*; their lightness is chosen so that
/// each is legible as text (WCAG 2.2: a contrast of 4.5 to 1) on its background, and that the
/// closest two are still told apart with any of the three dichromacies (Machado, Oliveira &
/// Fernandes 2009). Nothing is said by colour alone: lines are labelled, bars have a side.
public enum ChartColor: String, Sendable, Equatable, CaseIterable {
  /// Blue.
  case blue

  /// Red towards orange.
  case vermilion

  /// Green towards blue.
  case green

  /// Pink, darkened.
  case purple

  /// Brown on light, yellow on dark.
  case amber

  /// Dark blue on light, pale violet on dark.
  case indigo

  /// Gray, for what is shown to compare with.
  case muted

  /// The colour of text.
  case ink

  /// The colours that tell series apart, in the order in which they are given out.
  public static let palette: [ChartColor] = [.blue, .vermilion, .green, .purple, .amber, .indigo]
}
