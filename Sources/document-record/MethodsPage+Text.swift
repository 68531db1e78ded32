extension MethodsPage {
  /// The page, with places for what is measured.
  static let text = """
    # How cut-offs are forecast, and how that turned out

    Made by `Scripts/record`; each figure is measured on the data of this repository by the program
    itself, each forecast fitted, chosen and given its intervals by what was dated before it.

    ## What is forecast

    IRCC decides the type, the size and the date of a round; the cut-off is their outcome in a pool of
    candidates. So three questions are told apart: what the next cut-off will be if *nothing* is known
    (asked on the day of the family's last round), if the *date* is known (on the eve of the round), and
    if *date and size* are known, as when one asks "if 3,000 on March 4".

    ## The models

    **The stock (`skyline`).** Candidates come in at every score s, ρ(s) = exp(a − b (s − 480)) a day,
    and wait until a round takes them or their profile is twelve months old. Let age(s, t) be the days
    since the family's last round that reached down to s, 365 at most. A round of k invitations on day
    t then cuts at the score y with

        k = Σ_{s ≥ y} ρ(s) · age(s, t).

    Each past round, its size and cut-off known, gives the level a by this equation; a follows by
    exponential smoothing with a constant α. The steepness b (nine values from 0.005 to 0.08) and α (six
    from 0.2 to 1) are those by which the family's past cut-offs were forecast best, errors of two years
    ago counting half, and those of all other families together as one error more. Of candidates at the
    cut-off itself those before the tie-break are taken. Before a family's first round all profiles of a
    year are there.

    **Size regression (`regression`).** The cut-off on log k by least squares, rounds of two years ago
    counting half, the slope drawn toward zero as by one round. Where a round takes nearly all there are,
    as those of provincial nominees do, the cut-off is the least of k scores, whatever the wait.

    **The last value (`naive`)**, and the middle between it and the stock (`combination`).

    **The choice (`auto`).** For each model the expected error is the family's own mean absolute error,
    each error counting 0.9 of the next, together with, as eight errors more, what the last value misses
    by in this family times how the model compares with the last value in the other families (geometric
    mean). The least wins.

    **Intervals.** Past errors of the same model in all families, each in units of its family's usual
    error on that day, scaled by this family's; both signs alike; quantiles as in conformal prediction
    (Vovk, Gammerman & Shafer 2005). Ends are whole points within 0–1200.

    **Several rounds, and chances.** Gaps are drawn from the family's last twelve, the size stays or
    jumps to one of the last twelve as often as it has, the cut-off is that of the model that does best
    with date and size known plus one of its past errors, and the round drawn changes the stock that the
    next one finds, half of its error among what it inherits; 2,000 such paths. With the score of the cut-off a candidate is invited if the profile
    is older than a tie-break drawn from the last rounds, and never after twelve months.

    ## How cut-offs turned out

    The {{count}} rounds from {{span}} whose family had at least four earlier ones; CRS points. The 80 %
    score is the interval's width plus ten times what it was missed by.

    {{models}}

    By family, the mean absolute error:

    {{families}}

    ## How chances turned out

    On the day of each family's last round, for scores from 50 points below to 50 above its cut-off:
    {{cases}} cases since 2018. The Brier score is {{brier}}; that of the share of the family's past
    rounds that would have invited the score is {{share}}.

    ![Chances given and shares invited](chance-reliability.svg)

    {{tenths}}

    Within a number of days, rounds since {{start}}: how many of the cases given such a chance were
    invited.

    {{horizons}}

    ## Where it fails

    - **Chances of half a year that are below a half are too high**, as the last table shows: many
      rounds are drawn, each with an error of its own, and the lowest of many decides.
    - **Provincial nominees.** A round invites nearly all who wait, so the cut-off is the score of the
      last nominee of two weeks. Nothing that is published before the round tells it; the error is near
      the spread of the cut-offs themselves, and their 80 % intervals hold less often than 80 %.
    - **The first round after a long pause or of a new version** (CEC on 2024-05-30, trades in 2025):
      families do not learn levels from each other, only how far a forecast may miss.
    - **Jumps in size that are not announced**: with nothing known, the French rounds between 400 and
      8,500 invitations are missed by twice as much as with the size known.
    - Families are drawn independently of each other, though a round of one takes candidates of
      another, and small families have been left out of some candidates' pool by choice of IRCC.
    - Constants (half-lives of two years, discount 0.9, eight errors, a penalty of one round) were set by
      people who had seen these rounds; they were not searched finely, and rounds to come will tell.

    """
}
