import LRPlotKit

let cosine = Warmup(50, before: Cosine(peak: 0.1, floor: 0.001, steps: 950))
let own = RateFunction { step in 0.1 / (1 + step / 100) }
let plot = Plot(["cosine": cosine, "my own": own], steps: 1000, title: "Two schedules", y: .log)
try plot.draw(as: .svg).write(to: "two.svg")
