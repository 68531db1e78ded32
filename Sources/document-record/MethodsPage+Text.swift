extension MethodsPage {
  /// The page, with places for what is measured.
  static let text = """
    # How cut-offs are forecast, and how that turned out

    Made by `Scripts/record`; each figure is measured on the data of this repository by the program
    itself, each forecast fitted, chosen and given its intervals by what was dated before it.

    ## What is forecast

    IRCC decides the type, the size and the date of a round; the cut-off is their outcome in a pool of
    candidates. So three questions are told apart: what the next cut-off will be if *nothing* is known
    (asked on the day of the category's last round), if the *date* is known (on the eve of the round), and
    if *date and size* are known, as when one asks "if 3,000 on March 4".

    ## The models

    **The stock (`skyline`).** Candidates come in at every score s,

        ρ(s) = exp(a − b (s − 480) − (s − 480)² ÷ 2σ²)  a day,

    and wait until a round takes them or their profile is twelve months old. This is the upper side of a
    normal distribution; the spread σ is 60 points. Let age(s, t) be the days since the category's last
    round that reached down to s, 365 at most. A round of k invitations on day t then cuts at the score
    y with

        k = Σ_{s ≥ y} ρ(s) · age(s, t).

    Each past round, its size and cut-off known, gives the level a by this equation. Of candidates at the
    cut-off itself those before the tie-break are taken. Before a category's first round all profiles of a
    year are there. The steepness b is that of eleven values from 0 to 0.08 by which the category's past
    cut-offs were forecast best with date and size known, errors of two years ago counting half, and
    those of all other categories together as two errors more.

    **The levels, of all categories together.** A category's level is a common one and its own part,

        a_f(t) = c(t) + d_f(t),

    both of them random walks, of which a round tells c + d_f with an error. The variances are, for
    logarithms, 0.3 a year of c, 0.1 a year of d_f and 0.1 of what a round tells, 4 of each at the start;
    the Kalman filter (Kalman 1960; Durbin & Koopman 2012, chapter 4) weighs them. So the rounds of one
    category tell where the inflow of a category has gone that has paused. Provincial nominees, whose scores
    are 600 points higher, have a level by themselves.

    **Size regression (`regression`).** The cut-off on log k by least squares, rounds of two years ago
    counting half, the slope drawn toward zero as by one round. Where a round takes nearly all there are,
    as those of provincial nominees do, the cut-off is the least of k scores, whatever the wait.

    **Date and size, where they are not given.** The median of the category's last twelve gaps; and for
    the logarithm of the size m + φ (log k − m), m the mean of the last six, k the last, φ from all
    categories' rounds by least squares, those of two years ago counting half. It has been about 0.6.

    **The last value (`naive`)**, and the middle between it and the stock's model (`combination`).

    **The choice (`auto`).** For nominees the regression stands for the stock, since their rounds leave
    none. Of that model, the last value and the middle that one answers which has missed least: the sum
    of the category's absolute errors, errors of two years ago counting half, in units of what its best
    model misses by on average, and as eight errors more the mean of all others so measured.

    **Intervals.** Past errors of the same model in all categories, each in units of its category's usual
    error on that day, scaled by this category's; both signs alike; quantiles as in conformal prediction
    (Vovk, Gammerman & Shafer 2005). The outer fifth is calibrated by the ranks that past errors had
    among those known before them (Kuleshov, Fenner & Ermon 2018), ten even ranks counting beside them:
    taken as they come, the errors of years in which little was known make 95 % hold 98. Ends are whole
    points within 0–1200.

    **Several rounds, and chances.** Gaps are drawn from the category's last twelve, the size stays or
    jumps to one of the last twelve as often as it has, the cut-off is that of the model chosen with
    date and size known plus an error, and the round drawn changes the stock that the next one finds,
    half of its error among what it inherits; 2,000 such paths. Half of the variance of an error is
    that of the path, the same in all its rounds, and half is of each round: with errors that are all
    independent the lowest of many would be too low, and with one for the whole path too high.
    With the score of the cut-off a candidate is invited if the profile is older than a tie-break drawn
    from the last rounds, and never after twelve months.

    **What was tried and is not in it** stands with its figures in [variants.md](variants.md): other
    shapes of the inflow, levels by themselves, cut surprises, rounds that take other categories'
    candidates, breaks with new versions and rules, mixtures over sizes, and the published pool. Beside
    those, intervals: scaled by the filter's own variance and by the slope of the stock at the cut-off,
    with a category's own errors weighing more than others', or with later errors weighing more, they
    scored within two points of these, for better and worse.

    ## How cut-offs turned out

    The {{count}} rounds from {{span}} whose category had at least four earlier ones; CRS points. The 80 %
    score is the interval's width plus ten times what it was missed by.

    {{models}}

    By category, the mean absolute error:

    {{categories}}

    ## How chances turned out

    On the day of each category's last round, for scores from 50 points below to 50 above its cut-off:
    {{cases}} cases since 2018. The Brier score is {{brier}}; that of the share of the category's past
    rounds that would have invited the score is {{share}}.

    ![Chances given and shares invited](chance-reliability.svg)

    {{tenths}}

    Within a number of days, rounds since {{start}}: how many of the cases given such a chance were
    invited.

    {{horizons}}

    What the rounds of a path share of their errors decides how low the lowest of many goes. By the part
    of the variance that is shared: the Brier score, in brackets that of rounds from 2025-07-01 on, and
    how many of the cases given 60–80 % were invited.

    {{shares}}

    ## Where it fails

    - **Chances of half a year between 60 and 80 %** have come true too seldom since June 2023, as the
      tables show, because of few causes that many cases share: the general rounds ended in April 2024,
      which no rhythm told, and the lowest CEC cut-offs of half a year lay above those that were drawn.
      Of the rounds since July 2025 the less is shared the better; before, all of it would have been best;
      half is between them, and chosen with both in view.
    - **Provincial nominees.** A round invites nearly all who wait, so the cut-off is the score of the
      last nominee of two weeks. Nothing that is published before the round tells it; the error is near
      the spread of the cut-offs themselves, and their 80 % intervals hold less often than 80 %, those of
      the other categories more often.
    - **Sizes are decisions.** With nothing known, the French rounds between 400 and 8,500 invitations are
      missed by more than twice as much as with the size known, and no rule for the next size that was
      tried is better than halfway back to the mean. That, and nominees, is most of what is left.
    - **The first rounds of a new version or after a year's pause** (trades in 2025) are missed by
      several times the usual, though less than when categories were followed one by one.
    - **Fewer than four rounds**: the model misses a category's second to fourth rounds as far as the last
      value does, and its intervals for them held too seldom. Nothing is said of them.
    - The shape of the inflow is the same at all times and its spread the same for all categories; the
      pool as it is published is not that smooth.
    - Categories are drawn independently of each other, though a round of one takes candidates of
      another, and small categories have been left out of some candidates' pool by choice of IRCC.
    - Constants (the spread, the three variances, half-lives of two years, two and eight errors, a penalty
      of one round) were set by people who had seen these rounds. They are round numbers in wide
      plateaus: with date and size known, none of the variants is better both before 2025 and from
      then on. But the whole was seen while it was built; rounds to come will tell.

    """
}
