import LRScene
import Testing

@testable import LRCairo

@Suite struct SVGOutputTests {
  let fonts: FontBook

  init() throws { fonts = try FontBook() }

  private func root(_ scene: Scene, _ text: RenderOptions.Text = .outlines) throws -> XMLTree.Element {
    try #require(
      XMLTree.root(of: try Renderer.render(scene, as: .svg, options: RenderOptions(text: text), fonts: fonts)))
  }

  private func source(_ scene: Scene, _ text: RenderOptions.Text = .outlines) throws -> String {
    String(
      decoding: try Renderer.render(scene, as: .svg, options: RenderOptions(text: text), fonts: fonts), as: UTF8.self)
  }

  @Test("the root is in px, an image, and named by its own children", arguments: RenderOptions.Text.allCases)
  func rootElement(text: RenderOptions.Text) throws {
    let root = try root(SampleScenes.full(), text)
    #expect(root.name == "svg")
    #expect(root.attributes["width"] == "200")
    #expect(root.attributes["height"] == "120")
    #expect(root.attributes["viewBox"] == "0 0 200 120")
    #expect(root.attributes["role"] == "img")
    let title = try #require(root.children(named: "title").first)
    let summary = try #require(root.children(named: "desc").first)
    #expect(title.text == "A title")
    #expect(summary.text == "A summary.")
    #expect(root.attributes["aria-labelledby"] == title.attributes["id"])
    #expect(root.attributes["aria-describedby"] == summary.attributes["id"])
  }

  @Test("the spec, the makers and the digest travel in the metadata, unharmed")
  func metadata() throws {
    let scene = SampleScenes.full()
    let mark = try #require(try root(scene).children(named: "metadata").first?.children.first)
    #expect(mark.text == scene.origin.spec)
    #expect(mark.attributes["generator"] == "lrplot 0.1.0")
    #expect(mark.attributes["cairo"] == CairoVersion.string)
    #expect(mark.attributes["digest"] == "0123456789abcdef")
  }

  @Test("any text leaves the file well-formed")
  func escaping() throws {
    let wild = "<&>\"' ]]> \u{1}\u{fffe} 学 👩‍🔬"
    var scene = SampleScenes.full()
    scene.title = wild
    scene.summary = wild
    scene.origin.spec = wild
    scene.layers[0].title = wild
    scene.layers[0].nodes = [SampleScenes.text(wild)]
    for text in RenderOptions.Text.allCases {
      let root = try root(scene, text)
      #expect(root.children(named: "title").first?.text == "<&>\"' ]]>  学 👩‍🔬")
      #expect(root.children(named: "metadata").first?.children.first?.text == "<&>\"' ]]>  学 👩‍🔬")
    }
  }

  @Test("ids are unique, bear the figure's prefix, and are shared with no other figure")
  func ids() throws {
    func ids(_ scene: Scene, _ text: RenderOptions.Text = .outlines) throws -> [String] {
      try root(scene, text).all.compactMap { $0.attributes["id"] }
    }
    let first = try ids(SampleScenes.full())
    let second = try ids(SampleScenes.full(digest: "fedcba9876543210"))
    let live = try ids(SampleScenes.full(), .live)
    #expect(Set(first).count == first.count)
    #expect(first.allSatisfy { $0.hasPrefix("lr0123456789") })
    #expect(Set(first).isDisjoint(with: second))
    #expect(Set(first).isDisjoint(with: live))
  }

  @Test("every reference leads to an id of the same file")
  func references() throws {
    let root = try root(SampleScenes.full(dark: true))
    let ids = Set(root.all.compactMap { $0.attributes["id"] })
    let used = root.all.compactMap { $0.attributes["xlink:href"]?.dropFirst() }
    let clips = root.all.compactMap { $0.attributes["clip-path"]?.dropFirst(5).dropLast() }
    #expect(!used.isEmpty && !clips.isEmpty)
    #expect((used + clips).allSatisfy { ids.contains(String($0)) })
  }

  @Test("no number in the file has more than two decimals", arguments: RenderOptions.Text.allCases)
  func decimals(text: RenderOptions.Text) throws {
    let whole = try source(SampleScenes.full(dark: true), text)
    let drawing = try #require(whole.firstRange(of: "</metadata>")).upperBound
    #expect(whole[drawing...].firstMatch(of: /\.[0-9]{3,}/) == nil)
    // And there are numbers to be seen.
    #expect(whole[drawing...].contains(/\.[0-9]{2}/))
  }

  @Test("a layer is a group with its role as a class and its title as a child")
  func layers() throws {
    let groups = try root(SampleScenes.full()).children(named: "g")
    #expect(groups.map { $0.attributes["class"] } == ["lr-title", "lr-grid", "lr-curve", "lr-note"])
    #expect(groups[2].children(named: "title").first?.text == "cosine “a” & b")
    #expect(groups[0].children(named: "title").isEmpty)
  }

  @Test("style comes from the scene: strokes of one pen are one path, fills keep their opacity")
  func style() throws {
    let groups = try root(SampleScenes.full()).children(named: "g")
    let grid = groups[1].children(named: "path")
    #expect(grid.map { $0.attributes["d"] } == ["m20 30.5h170m-170 60h170"])
    let curve = groups[2].children(named: "path")
    #expect(curve[0].attributes["stroke"] == "#1c4bb5")
    #expect(curve[0].attributes["stroke-width"] == "1.75")
    #expect(curve[0].attributes["stroke-dasharray"] == "8 3")
    #expect(curve[0].attributes["stroke-linecap"] == "round")
    #expect(curve[0].attributes["stroke-linejoin"] == "round")
    #expect(curve[1].attributes["fill-opacity"] == ".18")
    #expect(curve[1].attributes["d"] == "m50.46 40h20v10h-20z")
  }

  @Test("a clip is defined once for all layers that share it")
  func clips() throws {
    let box = Rect(x: 1.5, y: 2, width: 30, height: 40)
    let line = SampleScenes.line(Point(0, 0), Point(50, 50))
    let root = try root(
      SampleScenes.scene([
        Layer(role: "curve", clip: box, nodes: [line]), Layer(role: "curve", clip: box, nodes: [line]),
        Layer(role: "curve", clip: box.grown(by: 1), nodes: [line]), Layer(role: "curve", nodes: [line]),
      ]))
    let clips = root.all.filter { $0.name == "clipPath" }
    #expect(clips.count == 2)
    #expect(clips.first?.children.first?.attributes == ["x": "1.5", "y": "2", "width": "30", "height": "40"])
    let used = root.children(named: "g").map { $0.attributes["clip-path"] }
    #expect(used[0] == used[1] && used[1] != used[2] && used[3] == nil)
  }

  @Test("an adaptive figure swaps colours by class; a plain one has no style sheet")
  func theme() throws {
    let plain = try root(SampleScenes.full())
    #expect(plain.children(named: "style").isEmpty)
    let adaptive = try root(SampleScenes.full(dark: true))
    let css = try #require(adaptive.children(named: "style").first?.text)
    #expect(css.hasPrefix("@media (prefers-color-scheme:dark){.lr0123456789k0{fill:#14171c}"))
    let page = try #require(adaptive.children(named: "rect").first)
    #expect(page.attributes["fill"] == "#fff")
    #expect(page.attributes["class"] == "lr0123456789k0")
    let curve = try #require(adaptive.all.first { $0.attributes["stroke-dasharray"] != nil })
    let name = try #require(curve.attributes["class"])
    #expect(css.contains(".\(name){stroke:#7891f5}"))
  }

  @Test("live text is pinned to its width and keeps its style")
  func liveText() throws {
    let texts = try root(SampleScenes.full(), .live).all.filter { $0.name == "text" }
    #expect(texts.map(\.text) == ["Loss & rate <η>", "0.02", "0.04", "t+1", "head"])
    #expect(texts.allSatisfy { $0.attributes["lengthAdjust"] == "spacingAndGlyphs" })
    #expect(texts[0].attributes["textLength"] == "106.85")
    #expect(texts[0].attributes["font-weight"] == "700")
    #expect(texts[1].attributes["x"] == "12.35")
    let group = try root(SampleScenes.full(), .live).children(named: "g")[3].children[0]
    #expect(group.name == "g" && group.children.count == 2)
    #expect(group.attributes == ["font-size": "8.28", "fill": "#1b1f24"])
    #expect(texts[3].attributes["font-style"] == "italic")
    #expect(texts[3].attributes["paint-order"] == "stroke")
    #expect(texts[4].attributes["transform"] == "rotate(-90 8 90)")
  }

  @Test(
    "spaces that XML would swallow are kept", arguments: [("a  b", true), (" a", true), ("a ", true), ("a b", false)])
  func spaces(text: String, isKept: Bool) throws {
    let root = try root(SampleScenes.scene([Layer(role: "note", nodes: [SampleScenes.text(text)])]), .live)
    let element = try #require(root.all.first { $0.name == "text" })
    #expect((element.attributes["xml:space"] == "preserve") == isKept)
  }

  @Test("runs of one look on one line share a group; a turned one and a haloed one stand alone")
  func runs() throws {
    let note = try root(SampleScenes.full()).children(named: "g")[3]
    #expect(note.children.count == 3)
    #expect(note.children[0].attributes["transform"] == "translate(12.35 100)scale(.83)scale(.01)")
    #expect(note.children[1].attributes["transform"] == "translate(100 70)skewX(-11.31)scale(1.15)scale(.01)")
    let halo = note.children[1].children
    #expect(halo[0].attributes["xlink:href"] == "#" + (halo[1].attributes["id"] ?? ""))
    #expect(halo[0].attributes["stroke"] == "#fff")
    #expect(note.children[2].attributes["transform"] == "translate(8 90)rotate(-90)scale(1.2)scale(.01)")
  }

  @Test("a clear fill larger than the page hides nothing under it")
  func covering() throws {
    let root = try root(
      SampleScenes.scene([
        Layer(
          role: "phase",
          nodes: [
            SampleScenes.line(Point(0, 0), Point(10, 10)),
            SampleScenes.box(
              Rect(x: -1e6, y: -1e6, width: 2e6, height: 2e6), fill: Paint(SampleScenes.blue, opacity: 0.1)),
            SampleScenes.box(Rect(x: -50, y: -50, width: 400, height: 400)),
            SampleScenes.line(Point(0, 5), Point(10, 5)),
          ])
      ]))
    #expect(
      root.all.compactMap { $0.attributes["d"] } == [
        "m0 0 10 10", "m-1000000-1000000h2000000v2000000h-2000000z", "m-50-50h400v400h-400z", "m0 5h10",
      ])
  }

  @Test("a clear background is no rectangle")
  func clearBackground() throws {
    let clear = Paint(Color(hex: 0xffffff), opacity: 0)
    #expect(try root(SampleScenes.scene([], background: clear)).children(named: "rect").isEmpty)
  }
}
