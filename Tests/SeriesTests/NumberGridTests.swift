import Testing

@testable import Series

struct NumberGridTests {
  @Test(arguments: [40, 4_000])
  func `a few numbers off a grid do not hide it, wherever they stand`(count: Int) throws {
    let regular = (0..<count).map { 3 + 0.5 * Double($0) }
    let off = count / 25
    for place in [0, count / 2, count - off] {
      var numbers = regular
      for index in place..<place + off { numbers[index] += 0.13 }
      let grid = try #require(NumberGrid(finding: numbers))
      #expect(grid.step == 0.5)
      #expect(grid.index(of: 103) != nil)
      #expect(numbers.count { grid.index(of: $0) == nil } == off)
    }
  }

  @Test func `every twentieth number off the grid does not hide it either`() throws {
    let numbers = (0..<4_000).map { Double($0) + ($0 % 21 == 0 ? 0.3 : 0) }
    let grid = try #require(NumberGrid(finding: numbers))
    #expect(grid.step == 1)
    #expect(grid.index(of: 22) != nil && grid.index(of: 21.3) == nil)
  }

  @Test func `absent numbers are places of the grid, and irregular ones have none`() throws {
    let grid = try #require(NumberGrid(finding: [1, 2, 4, 5, 6, 9]))
    #expect(grid.step == 1 && grid.origin == 1)
    #expect(NumberGrid(finding: (0..<500).map { Double($0 * $0) }) == nil)
  }
}
