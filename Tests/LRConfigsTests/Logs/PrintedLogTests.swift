import LRConfigs
import Testing

/// Lines in the forms that trainers print them, with numbers of our own.
@Suite("Logs that were printed")
struct PrintedLogTests {
  static func read(_ bytes: [UInt8], named name: String = "run.log", chunk: Int = 1 << 16) throws -> RunLog {
    var reader = LogReader(named: name)
    var start = 0
    while start < bytes.count {
      let end = min(start + chunk, bytes.count)
      try reader.feed(Array(bytes[start..<end]))
      start = end
    }
    return try reader.finish()
  }

  private static let forms: [(name: String, text: String, steps: [Double], rates: [Double], losses: [Double])] = [
    (
      "Hugging Face",
      """
      Some weights were not used
      {'loss': 2.5, 'grad_norm': 1.5, 'learning_rate': 0.0001, 'epoch': 0.1}
       10%|#   | 10/100 [00:01<00:10, 1.98it/s]     {'loss': 1.5, 'learning_rate': 5e-05, 'epoch': 0.2}
      {'eval_loss': 1.8, 'epoch': 0.2}
      {'loss': 1.25, 'grad_norm': nan, 'learning_rate': 0.0, 'epoch': 0.3}
      {'train_runtime': 10.0, 'train_loss': 1.9, 'epoch': 0.3}
      """, [0.1, 0.2, 0.3], [1e-4, 5e-5, 0], [2.5, 1.5, 1.25]
    ),
    (
      "mmengine",
      """
      2026/01/01 00:00:00 - mmengine - INFO - Config: lr = 0.02
      2026/01/01 00:00:01 - mmengine - INFO - Epoch(train)  [1][  50/7330]  lr: 1.9820e-03  eta: 1 day, 0:00:00  loss: 1.50
      2026/01/01 00:00:02 - mmengine - INFO - Epoch(train)  [1][ 100/7330]  lr: 3.9840e-03  eta: 1 day, 0:00:00  loss: 1.25
      2026/01/01 00:00:03 - mmengine - INFO - Epoch(train)  [2][  50/7330]  lr: 2.0000e-02  eta: 1 day, 0:00:00  loss: 1.00
      """, [50, 100, 7380], [1.982e-3, 3.984e-3, 0.02], [1.5, 1.25, 1]
    ),
    (
      "mmcv",
      """
      2026-01-01 00:00:01,000 - mmdet - INFO - Epoch [1][50/7330]\tlr: 1.978e-03, eta: 1 day, 0:00:00, loss: 1.5000
      2026-01-01 00:00:02,000 - mmdet - INFO - Epoch [2][50/7330]\tlr: 2.000e-02, eta: 1 day, 0:00:00, loss: 1.2500
      """, [50, 7380], [1.978e-3, 0.02], [1.5, 1.25]
    ),
    (
      "mmengine by iterations",
      """
      2026/01/01 00:00:01 - mmengine - INFO - Iter(train) [    50/160000]  lr: 9.9e-03  eta: 10:00:00  loss: 2.5
      2026/01/01 00:00:02 - mmengine - INFO - Iter(train) [   100/160000]  lr: 9.8e-03  eta: 10:00:00  loss: 2.0
      """, [50, 100], [9.9e-3, 9.8e-3], [2.5, 2]
    ),
    (
      "Megatron",
      """
      building GPT model ...
       iteration      100/  500000 | consumed samples:  1600 | elapsed time per iteration (ms): 500.0 | learning rate: 1.500E-05 | global batch size:    16 | lm loss: 9.5E+00 | loss scale: 4294967296.0 |
       [2026-01-01 00:00:01] iteration      200/  500000 | consumed samples:  3200 | elapsed time per iteration (ms): 500.0 | learning rate: 3.000E-05 | global batch size:    16 | lm loss: 8.5E+00 | loss scale: 4294967296.0 |
      """, [100, 200], [1.5e-5, 3e-5], [9.5, 8.5]
    ),
    (
      "fairseq",
      """
      2026-01-01 00:00:00 | INFO | train_inner | epoch 001:    100 / 1000 loss=10.5, nll_loss=9.9, ppl=900, num_updates=100, lr=1.25e-05, gnorm=2.5, wall=40
      2026-01-01 00:00:01 | INFO | valid | epoch 001 | valid on 'valid' subset | loss 8.5 | num_updates 100 | lr 1
      2026-01-01 00:00:02 | INFO | train | epoch 001 | loss 9.5 | nll_loss 9 | num_updates 200 | lr 2.5e-05 | wall 80
      """, [100, 200], [1.25e-5, 2.5e-5], [10.5, 9.5]
    ),
    (
      "Lightning",
      "Epoch 0:  10%|█         | 10/100 [00:01<00:10, 10.00it/s, loss=2.1, v_num=0, lr=0.001]\r"
        + "Epoch 0:  20%|██        | 20/100 [00:02<00:09, 10.00it/s, loss=1.9, v_num=0, lr=0.0009]\r"
        + "Epoch 1:  10%|█         | 10/100 [00:01<00:10, 10.00it/s, loss=1.7, v_num=0, lr=0.0005]\n",
      [10, 20, 110], [1e-3, 9e-4, 5e-4], [2.1, 1.9, 1.7]
    ),
    (
      "nanoGPT",
      "iter 0: loss 4.25, time 30000.00ms, mfu -100.00%\niter 10: loss 3.125, time 20.00ms, mfu 17.00%\n",
      [0, 10], [], [4.25, 3.125]
    ),
  ]

  @Test("Each form gives its rates and losses, whatever the chunks", arguments: 0..<8, [7, 1 << 16])
  func forms(index: Int, chunk: Int) throws {
    let form = Self.forms[index]
    let bytes = Array(form.text.utf8)
    #expect(InputFormat.of(name: "run.log", bytes: bytes) == .log, "\(form.name)")
    let log = try Self.read(bytes, chunk: chunk)
    let rates = log.rates.first?.samples ?? []
    let losses = log.losses.first { $0.samples.count == form.losses.count }?.samples ?? []
    #expect(rates.map(\.value) == form.rates, "\(form.name): \(log.columns.map(\.name))")
    #expect(losses.map(\.value) == form.losses, "\(form.name): \(log.columns.map(\.name))")
    #expect((form.rates.isEmpty ? losses : rates).map(\.step) == form.steps, "\(form.name)")
  }

  @Test("What specs and configs say on one line is not printed by a trainer")
  func specs() {
    for text in [
      "schedule: {type: cosine, lr: 0.1}\nsteps: 100\n", "steps: 10\nlr: 0.1\nloss: x\n",
      "optimizer: {lr: 0.1, step: 3}\n",
    ] {
      #expect(InputFormat.of(name: "<stdin>", bytes: Array(text.utf8)) == .yaml, "\(text)")
    }
  }

  @Test("A line costs no more than its length")
  func long() throws {
    let bars = String(repeating: "|[{'=: iter loss lr", count: 200_000)
    let text = "iter 0: loss 4.25, time 1ms\n\(bars)\niter 10: loss 3.125, time 1ms\n"
    #expect(try Self.read(Array(text.utf8)).losses.first?.samples.map(\.step) == [0, 10])
  }

  @Test("A metric of MLflow is called after its file")
  func metric() throws {
    let text = "1690000000000 0.1 0\n1690000001000 0.05 10\n1690000002000 NaN 20\n"
    #expect(InputFormat.of(name: "learning_rate", bytes: Array(text.utf8)) == .log)
    let log = try Self.read(Array(text.utf8), named: "mlruns/0/a/metrics/learning_rate")
    #expect(log.rates.first?.samples.prefix(2) == [LogSample(step: 0, value: 0.1), LogSample(step: 10, value: 0.05)])
  }

  @Test("Settings of a run are no rates, and a table of runs is no log")
  func names() throws {
    let log = try Self.read(
      Array(
        "step,lr,lr_decay_iters,min_lr,max_lr,lr_warmup_steps,lr_end,final_lr\n0,1,2,3,4,5,6,7\n1,2,2,3,4,5,6,7\n".utf8)
    )
    #expect(log.rates.map(\.name) == ["lr"])
    #expect(throws: LogError.self) {
      try Self.read(Array("Name,State,learning_rate,train/loss\nrun-1,finished,0.1,2.1\n".utf8))
    }
  }

  @Test(
    "A pointer of Git LFS is one whatever the name of the file",
    arguments: ["a.yaml", "a.toml", "a.py", "a.json", "a", "events.out.tfevents.1.host"])
  func pointer(name: String) {
    let text = "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n"
    #expect(InputFormat.of(name: name, bytes: Array(text.utf8)) == .log)
    #expect(throws: LogError.self) { try Self.read(Array(text.utf8), named: name) }
  }

  /// The debug.log of Weights & Biases holds the settings of its run.
  @Test("A dictionary of settings is no record of a run")
  func settings() {
    let line =
      "2026-01-01 00:00:00,000 INFO MainThread:1 [wandb_init.py:init():1] config: {'_wandb': {}, 'learning_rate': 0.0003, 'epoch': 3}"
    #expect(throws: LogError.self) { try Self.read(Array("\(line)\n".utf8)) }
    #expect(throws: LogError.self) { try Self.read(Array("args: {'lr': 0.1, 'batch_size': 2}\n".utf8)) }
  }
}
