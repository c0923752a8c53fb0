import LRScene
import Testing

@testable import LRPlotting

@Suite("Points along a path")
struct PathWalkTests {
  private func points(_ path: Path, stride: Double) -> [Point] {
    var points: [Point] = []
    path.walk(stride: stride) { points.append($0) }
    return points
  }

  @Test("A line in equal steps, both ends included")
  func line() {
    let path = Path.line(from: Point(0, 0), to: Point(6, 3))
    #expect(points(path, stride: 2) == [Point(0, 0), Point(2, 1), Point(4, 2), Point(6, 3)])
    #expect(points(path, stride: 5) == [Point(0, 0), Point(3, 1.5), Point(6, 3)])
  }

  @Test("A closed box comes back to where it began")
  func box() {
    let visited = points(.rect(Rect(x: 1, y: 2, width: 4, height: 2)), stride: 2)
    #expect(visited.first == Point(1, 2))
    #expect(visited.last == Point(1, 2))
    #expect(visited.contains(Point(5, 4)))
  }

  @Test("Points of a circle lie on it, and no gap is wider than the stride")
  func circle() {
    let visited = points(.circle(center: Point(50, 50), radius: 40), stride: 3)
    for (one, next) in zip(visited, visited.dropFirst()) {
      #expect(max(abs(one.x - next.x), abs(one.y - next.y)) <= 3)
      let (dx, dy) = (one.x - 50, one.y - 50)
      #expect(abs((dx * dx + dy * dy).squareRoot() - 40) < 0.3)
    }
  }

  @Test("A line far outside every figure is left out")
  func endless() {
    #expect(points(.line(from: Point(0, 0), to: Point(1e6, 0)), stride: 2) == [])
  }
}
