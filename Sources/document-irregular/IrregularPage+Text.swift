extension IrregularPage {
  /// The page, with places for what is measured.
  static let text = """
    # Irregular and short series: what the days are worth

    Made by `swift run -c release document-irregular .`; each figure is measured by the program itself,
    with the same random numbers each time.

    `local-level`, `local-trend` and `structural` are models in continuous time: what a level does in
    140 days is what it does in 3, 47 times over. Most methods count observations instead. This page
    says what the difference is worth, for series as short as the rounds' categories are, and whether
    intervals hold what they claim when there are five observations.

    ## The models

    | name | what it is | what is unknown |
    | --- | --- | --- |
    | `local-level` | a Wiener process seen through noise | the ratio of two variances |
    | `local-trend` | a Wiener process with a slope that is one too, seen through noise | two ratios |
    | `structural` | a level with a slope that returns to zero, and one without, averaged | two ratios and a rate |

    The likelihood is that of an exact discretization over each gap, with the start diffuse (Harvey
    1989, chapter 9; de Jong 1991). **Few observations do not tell the ratio of the variances**, and a
    forecast from the likeliest ratio claims too much. So forecasts are averages over a lattice of ratios
    and rates, each counting by its likelihood with σ² and the start integrated out (Durbin & Koopman
    2012, §13.2): the angle whose tangent is the ratio of the deviations of the level's move over a
    usual gap and of the noise has a uniform prior; the deviations of a slope the same odds at each of
    0, 0.01, 0.03, 0.1 and 0.3 (`local-trend`) or 0.03, 0.1, 0.3 and 1 (`structural`) of these together,
    a rate at 0.02, 0.08 and 0.4 a usual gap. Of the average the mean is kept, and the t distribution
    with the same central 80 and 95 %. With more than 200 observations, or a season, the
    likeliest variances stand for all.

    ## The study

    {{repetitions}} series of each of four processes and six lengths. Their gaps are drawn, with
    replacement, from those between the rounds of one of the {{categories}} categories that have thirteen rounds
    or more, {{gaps}} gaps up to {{day}}, the longest {{longest}} days; the unit of time is that category's
    median gap. The processes:

    - **a level that wanders in time**: variance q a gap, noise 1 − q, q uniform;
    - **a level and a slope that wander in time**: the same, with a first slope of N(0, 0.3²) a gap, and a
      slope variance uniform up to 0.01 a gap;
    - **a return to the mean in time**: an Ornstein–Uhlenbeck process of deviation 1.5, its half-life
      uniform in 1–10 gaps, with noise of a variance up to 0.5. None of the models is of this form;
    - **a level that wanders by observation**: as the first, but by as much whatever the gap. Here the
      models that count observations are right and those that count days wrong.

    The next observation and the third to come are forecast, with their days known. *By day* is the model
    given the days, *by order* the same model given only the order. Errors are in units of the mean
    step of the series.

    ## Accuracy

    Mean absolute error / CRPS by day, as a part of those by order; below 1 the days help.

    {{relative}}

    ![CRPS by day, as a part of that by order](irregular-accuracy.svg)

    The same by day, as a part of the last value's:

    {{absolute}}

    - **A level gains little in its mean**: its forecast is near the last values either way. What the days
      tell is how far it may have gone, which is in the CRPS.
    - **A slope gains most**: by order a pause of a year is a jump.
    - **Where time does not drive the series, the order is as good or better**: by a few per cent for
      `local-level` and `structural`.
    - **`local-trend` is no default.** It takes a slope for granted, carries it through every pause, and
      where there is none does worse than the last value, by day more so than by order. `structural`
      gives the slope a prior about zero and loses next to nothing where there is none.

    ## Coverage

    Per cent of observations within the 80 / 95 % intervals, processes and both steps together:

    {{coverage}}

    ![Coverage of 80 % intervals by the number of observations](irregular-coverage.svg)

    By process, knowing the days:

    {{byProcess}}

    The standard error of a share is about {{shareError}} points in the first table, {{processError}} in the
    second. A model without a slope claims too much where there is one, and more observations do not help:
    they make it surer.

    Ratios and rates are not those from which the series were drawn, but one choice was made with an eye on
    a first run of 400 series: the slowest rate, then 0.05, became 0.02.

    ## On the rounds themselves

    The cut-offs of all {{roundCategories}} categories with more than five rounds, each forecast on the eve of
    the round from the category's earlier ones, at least five; errors in CRS points. Nothing is known of size.

    {{rounds}}

    The days leave the error of the mean as it is and take a tenth from the CRPS. All intervals are too
    wide: a category's variance is that of its breaks, and most rounds follow none. `auto` takes its intervals
    from past errors instead ([methods.md](methods.md)).

    """
}
