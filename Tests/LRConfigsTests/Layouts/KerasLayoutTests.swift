import LRConfigs
import LRDialects
import LRInput
import Testing

@Suite("Keras configs")
struct KerasLayoutTests {
  static let flags = ConfigFlags(steps: 1000)

  @Test("A schedule alone, and one inside an optimizer")
  func schedules() throws {
    let cosine = try ConfigFile("keras_cosine.json", flags: Self.flags)
    #expect(isClose(try cosine.rates(at: [0, 50, 100, 1000]), [0, 0.05, 0.1, 0.001], within: 1e-6))
    let steps = try ConfigFile("keras_optimizer.json", flags: Self.flags)
    #expect(isClose(try steps.rates(at: [300, 301, 601]), [0.01, 0.001, 0.0001], within: 1e-6))
  }

  @Test("An old optimizer decays by itself: lr/(1 + decay·t)")
  func decay() throws {
    let file = try ConfigFile("keras_training_config.json", flags: Self.flags)
    #expect(isClose(try file.rates(at: [0, 100, 900]), [0.1, 0.05, 0.01]))
  }

  @Test("WarmUp of transformers rises to the rate, then its inner schedule runs on a clock of its own")
  func warmUp() throws {
    let file = try ConfigFile("keras_warmup.json", flags: Self.flags)
    #expect(isClose(try file.rates(at: [0, 50, 100, 550, 1000]), [0, 1e-5, 2e-5, 1e-5, 0], within: 1e-6))
  }

  @Test(
    "Optimizers in other wrappings",
    arguments: [
      #"{"compile_config": {"optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.25}}}}"#,
      #"{"class_name": "LossScaleOptimizer", "config": {"inner_optimizer": {"class_name": "Adam", "config": {"lr": 0.25}}}}"#,
      #"{"training_config": {"optimizer_config": {"class_name": "SGD", "config": {"lr": 0.25, "decay": 0.0}}}}"#,
    ])
  func wrappings(text: String) throws {
    #expect(try ConfigFile(name: "x.json", text: text, flags: Self.flags).rates(at: [0, 999]) == [0.25, 0.25])
  }

  @Test("A class of someone's own is refused by name")
  func own() throws {
    let text = #"{"class_name": "Custom>Noam", "config": {"initial_learning_rate": 1}}"#
    let file = try ConfigFile(name: "x.json", text: text, flags: Self.flags)
    #expect(file.messages == ["1:16: error: `Noam` is no schedule of a framework that lrplot knows"])
  }
}
