import LRConfigs
import Testing

/// Files as loggers write them, with numbers of our own: names, counters and what stands between the rows are theirs.
@Suite("The shapes of real loggers")
struct LoggerShapeTests {
  private struct Shape {
    var name: String
    var text: String
    var axis: RunLog.Axis
    var steps: [Double]
    var rates: [Double]
    var columns = 1
  }

  private static let shapes = [
    Shape(
      name: "Ultralytics' results.csv",
      text: """
                          epoch,         train/box_loss,        metrics/mAP50(B),                 lr/pg0,                 lr/pg1
                              0,                1.5,              0.5,               0.07,              0.003
                              1,                1.4,              0.5,               0.05,              0.005
        """, axis: .epoch, steps: [0, 1], rates: [0.07, 0.05], columns: 2),
    Shape(
      name: "mmcv's .log.json",
      text: """
        {"env_info": "x", "seed": 0}
        {"mode": "train", "epoch": 1, "iter": 50, "lr": 0.002, "loss": 1.5}
        {"mode": "train", "epoch": 1, "iter": 100, "lr": 0.003, "loss": 1.25}
        {"mode": "val", "epoch": 1, "iter": 2, "lr": 0.003, "bbox_mAP": 0.1}
        {"mode": "train", "epoch": 2, "iter": 50, "lr": 0.02, "loss": 1.0}
        {"mode": "train", "epoch": 2, "iter": 100, "lr": 0.02, "loss": 1.0}
        {"mode": "train", "epoch": 3, "iter": 50, "lr": 0.004, "loss": 1.0}
        """, axis: .row, steps: [1, 2, 3, 4, 5], rates: [0.002, 0.003, 0.02, 0.02, 0.004]),
    Shape(
      name: "detectron2's metrics.json",
      text: """
        {"data_time": 0.01, "iteration": 19, "lr": 0.0004, "total_loss": 2.5}
        {"data_time": 0.01, "iteration": 39, "lr": 0.0008, "total_loss": 2.0}
        """, axis: .step, steps: [19, 39], rates: [4e-4, 8e-4]),
    Shape(
      name: "log.txt of MAE and DINO",
      text: """
        {"train_lr": 1.25e-07, "train_loss": 1.5, "epoch": 0}
        {"train_lr": 3.75e-07, "train_loss": 1.25, "epoch": 1}
        """, axis: .epoch, steps: [0, 1], rates: [1.25e-7, 3.75e-7]),
    Shape(
      name: "Keras' CSVLogger",
      text:
        "epoch,accuracy,learning_rate,loss,val_accuracy,val_loss\n0,0.5,0.001,1.5,0.5,1.6\n1,0.6,0.0005,1.25,0.5,1.5\n",
      axis: .epoch, steps: [0, 1], rates: [0.001, 0.0005]),
    Shape(
      name: "timm's summary.csv",
      text: "epoch,train_loss,eval_loss,eval_top1,eval_top5,lr\n0,6.9,6.8,0.1,0.5,1e-06\n1,6.5,6.4,0.2,0.6,0.0001\n",
      axis: .epoch, steps: [0, 1], rates: [1e-6, 1e-4]),
    Shape(
      name: "progress.csv of Stable-Baselines3",
      text: """
        time/total_timesteps,time/fps,train/learning_rate,train/loss,rollout/ep_rew_mean
        2048,100,,,20
        4096,100,0.0003,1.5,21
        6144,100,0.0002,1.25,22
        """, axis: .step, steps: [4096, 6144], rates: [3e-4, 2e-4]),
    Shape(
      name: "a chart of Weights & Biases",
      text: """
        "Step","fast-run-1 - train/learning_rate","fast-run-1 - train/learning_rate__MIN","fast-run-1 - train/learning_rate__MAX"
        "10","0.0001","0.0001","0.0001"
        "20","0.00005","0.00005","0.00005"
        """, axis: .step, steps: [10, 20], rates: [1e-4, 5e-5]),
    Shape(
      name: "a history of Weights & Biases",
      text: """
        _runtime,_step,_timestamp,train/epoch,train/global_step,train/learning_rate,train/loss
        1,0,1700000000,0.1,10,0.0001,1.5
        2,1,1700000001,0.2,20,0.00005,1.25
        """, axis: .step, steps: [10, 20], rates: [1e-4, 5e-5]),
    Shape(
      name: "ms-swift's logging.jsonl",
      text: """
        {"loss": 1.5, "learning_rate": 1e-05, "memory(GiB)": 10.1, "epoch": 0.01, "global_step/max_steps": "1/100", "percentage": "1.00%"}
        {"loss": 1.25, "learning_rate": 5e-06, "memory(GiB)": 10.1, "epoch": 0.05, "global_step/max_steps": "5/100", "percentage": "5.00%"}
        """, axis: .epoch, steps: [0.01, 0.05], rates: [1e-5, 5e-6]),
  ]

  @Test("The rates stand at the steps or the epochs of their rows", arguments: shapes.indices)
  func read(index: Int) throws {
    let shape = Self.shapes[index]
    let log = try LogReaderTests.read(shape.text)
    #expect(log.axis == shape.axis, "\(shape.name)")
    #expect(log.rates.count == shape.columns, "\(shape.name): \(log.rates.map(\.name))")
    #expect(log.rates.first?.samples.map(\.step) == shape.steps, "\(shape.name)")
    #expect(log.rates.first?.samples.map(\.value) == shape.rates, "\(shape.name)")
  }

  @Test(
    "Lines of loggers that are not known give no curve",
    arguments: [
      "Step 1 | loss:1.5 lr:2e-05 tokens_per_second_per_gpu:100.5 \nStep 2 | loss:1.25 lr:4e-05 tokens_per_second_per_gpu:9\n",
      "epoch: 1, lr: 1.00e-03 - train loss: 5.5 - valid loss: 3.5\nepoch: 2, lr: 8.00e-04 - train loss: 3.5 - valid loss: 3\n",
      "[batch=1/100]:\n         Train time/batch: 0\n         Train lr-DecoupledAdamW/group0: 0.0001\n",
    ])
  func unknown(text: String) {
    let bytes = Array(text.utf8)
    #expect(InputFormat.of(name: "train.log", bytes: bytes) != .json)
    #expect(throws: LogError.self) { try LogReaderTests.read(bytes) }
  }
}
