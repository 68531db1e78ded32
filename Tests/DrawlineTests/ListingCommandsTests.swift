import Foundation
import Testing
import TestSupport

struct ListingCommandsTests {
  @Test func `draws shows rounds as an aligned table`() throws {
    let run = try Drawline.run(
      "draws", "--category", "healthcare", "--to", "2024-07-05", "--last", "2")
    #expect(
      run.stdout == """
        Round  Date        Name                                Category    Invitations  Cut-off  Tie-break
        284    2024-02-14  Healthcare occupations (Version 1)  healthcare        3,500      422  2024-01-30T02:39:54Z
        301    2024-07-05  Healthcare occupations (Version 1)  healthcare        3,750      445  2024-05-07T21:27:04Z

        """)
    #expect(
      run.stderr == "drawline: note: the data are the bundled rounds, to round 407 on 2026-03-31\n")
    #expect(run.status == 0)
  }

  @Test func `draws shows rounds as CSV, the two under number 91 too`() throws {
    let run = try Drawline.run(
      "draws", "--from", "2018-05-30", "--to", "2018-05-30", "--format", "csv")
    #expect(
      run.stdout == """
        round,date,name,category,invitations,cutoff,tieBreak
        91a,2018-05-30,Federal Skilled Trades,fst,500,288,2017-06-07T20:11:13Z
        91b,2018-05-30,Provincial Nominee Program,pnp,200,902,2018-03-23T05:38:02Z

        """)
  }

  @Test func `draws shows rounds as JSON, an absent tie-break as null`() throws {
    let run = try Drawline.run("draws", "--to", "2015-01-31", "--format", "json")
    #expect(
      run.stdout == """
        [
          {
            "round": "1",
            "date": "2015-01-31",
            "name": "No Program Specified",
            "category": "general",
            "invitations": 779,
            "cutoff": 886,
            "tieBreak": null
          }
        ]

        """)
  }

  @Test func `there are 408 rounds`() throws {
    let run = try Drawline.run("draws", "--format", "csv", "--as-of", "2026-03-31")
    #expect(run.stdout.split(separator: "\n").count == 409)
  }

  @Test func `totals of 2024 to round 301 end as an article published them`() throws {
    let run = try Drawline.run(
      "totals", "--year", "2024", "--to", "2024-07-05", "--format", "json")
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [[String: Any]])
    #expect(rows.count == 23)
    #expect(rows.last?["yearToDate"] as? Int == 49_924)
    #expect(rows.last?["rounds"] as? Int == 23)
    #expect(rows.last?["category"] as? String == "all")
    #expect(rows.last?["round"] as? String == "301")
  }

  @Test func `totals sum years`() throws {
    let run = try Drawline.run("totals", "--by", "year", "--to", "2017-12-31", "--format", "csv")
    #expect(
      run.stdout == """
        category,period,date,round,rounds,invitations,yearToDate,cumulative
        all,2015,2015-12-18,23,23,31063,31063,31063
        all,2016,2016-12-22,50,27,33782,33782,64845
        all,2017,2017-12-20,80,30,86023,86023,150868

        """)
  }

  @Test func `totals shows a table, of a category by month`() throws {
    let run = try Drawline.run(
      "totals", "--category", "healthcare", "--by", "month", "--to", "2024-12-31")
    #expect(
      run.stdout == """
        Category    Period   Date        Round  Rounds  Invitations  Year to date  Cumulative
        healthcare  2023-06  2023-06-28  252         1          500           500         500
        healthcare  2023-07  2023-07-06  255         1        1,500         2,000       2,000
        healthcare  2023-10  2023-10-26  271         1        3,600         5,600       5,600
        healthcare  2024-02  2024-02-14  284         1        3,500         3,500       9,100
        healthcare  2024-07  2024-07-05  301         1        3,750         7,250      12,850
        healthcare  2024-11  2024-11-20  327         1        3,000        10,250      15,850

        """)
  }

  @Test func `deltas compares each round with the last of its category`() throws {
    let run = try Drawline.run("deltas", "--category", "healthcare", "--to", "2024-07-05")
    #expect(
      run.stdout == """
        Round  Date        Category    Cut-off  Previous  Change  Invitations  Change  Days since
        252    2023-06-28  healthcare      476                            500
        255    2023-07-06  healthcare      463       476     -13        1,500  +1,000           8
        271    2023-10-26  healthcare      431       463     -32        3,600  +2,100         112
        284    2024-02-14  healthcare      422       431      -9        3,500    -100         111
        301    2024-07-05  healthcare      445       422     +23        3,750    +250         142

        """)
  }

  @Test func `deltas as CSV and JSON have the same numbers`() throws {
    let csv = try Drawline.run(
      "deltas", "--category", "healthcare", "--from", "2024-07-05", "--to", "2024-07-05",
      "--format",
      "csv")
    #expect(
      csv.stdout == """
        round,date,category,cutoff,previousCutoff,cutoffDelta,invitations,invitationsDelta,gapDays
        301,2024-07-05,healthcare,445,422,23,3750,250,142

        """)
    let json = try Drawline.run(
      "deltas", "--category", "fsw", "--format", "json")
    #expect(
      json.stdout == """
        [
          {
            "round": "240",
            "date": "2023-02-02",
            "category": "fsw",
            "cutoff": 489,
            "previousCutoff": null,
            "cutoffDelta": null,
            "invitations": 3300,
            "invitationsDelta": null,
            "gapDays": null
          }
        ]

        """)
  }
}
