import LRInput
import LRSchedules

/// The schedules of transformers.optimization, by the names of its SchedulerType.
enum TransformersDialect {
  static let source = "transformers/optimization.py"

  static let catalog = DialectEntry.catalog([
    ("linear", { TransformersPlain.linear.resumable }),
    ("cosine", { TransformersCosine.cosine.resumable }),
    ("cosine_with_restarts", { TransformersCosine.restarts.resumable }),
    ("polynomial", { TransformersPlain.polynomial.resumable }),
    ("constant", { TransformersPlain.constant.resumable }),
    ("constant_with_warmup", { TransformersPlain.constantWithWarmup.resumable }),
    ("inverse_sqrt", { TransformersPlain.inverseSqrt.resumable }),
    ("reduce_lr_on_plateau", { TransformersMetric.plateau }),
    ("cosine_with_min_lr", { TransformersCosine.minLR.resumable }),
    ("cosine_warmup_with_min_lr", { TransformersCosine.warmupMinLR.resumable }),
    ("warmup_stable_decay", { TransformersWSD.entry.resumable }),
    ("greedy", { TransformersMetric.greedy }),
  ])
}

extension DialectEntry {
  /// The same schedule, which `last_epoch` makes go on: a LambdaLR has the factor of its counter, and no state beside it.
  fileprivate var resumable: DialectEntry {
    let make = make
    var entry = self
    entry.make = { reader, context in
      guard TorchKeys.accepts(reader), let last = reader.read(TorchKeys.lastEpoch) else { return nil }
      guard last >= 0, context.canStep() else { return last < 0 ? make(reader, context) : nil }
      guard last < 1_000_000_000 else {
        reader.error(at: TorchKeys.lastEpoch, "`last_epoch` must be below 1,000,000,000, not \(last)")
        return nil
      }
      let (gone, left) = (last + 1, max(1, context.clock.left))
      var whole = context
      whole.clock = RunClock(run: context.clock.run + gone, left: left + gone)
      return make(reader, whole).map { schedule in
        context.goingOn((gone..<gone + left).map { schedule.curve.rate(at: Double($0)) })
      }
    }
    return entry
  }
}
