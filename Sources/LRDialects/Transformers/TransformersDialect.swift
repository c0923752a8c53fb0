import LRInput
import LRSchedules

/// The schedules of transformers.optimization, by the names of its SchedulerType.
enum TransformersDialect {
  static let source = "transformers/optimization.py"

  static let catalog = DialectEntry.catalog([
    ("linear", { TransformersPlain.linear }),
    ("cosine", { TransformersCosine.cosine }),
    ("cosine_with_restarts", { TransformersCosine.restarts }),
    ("polynomial", { TransformersPlain.polynomial }),
    ("constant", { TransformersPlain.constant }),
    ("constant_with_warmup", { TransformersPlain.constantWithWarmup }),
    ("inverse_sqrt", { TransformersPlain.inverseSqrt }),
    ("reduce_lr_on_plateau", { TransformersMetric.plateau }),
    ("cosine_with_min_lr", { TransformersCosine.minLR }),
    ("cosine_warmup_with_min_lr", { TransformersCosine.warmupMinLR }),
    ("warmup_stable_decay", { TransformersWSD.entry }),
    ("greedy", { TransformersMetric.greedy }),
  ])
}
