import LRSchedules

/// The schedules of transformers.optimization, by the names of its SchedulerType.
enum TransformersDialect {
  static let source = "transformers/optimization.py"

  static let rows: [DialectCatalog.Row] = [
    ("linear", ["get_linear_schedule_with_warmup"], { TransformersPlain.linear }),
    ("cosine", ["get_cosine_schedule_with_warmup"], { TransformersCosine.cosine }),
    (
      "cosine_with_restarts", ["get_cosine_with_hard_restarts_schedule_with_warmup"], { TransformersCosine.restarts }
    ),
    ("polynomial", ["get_polynomial_decay_schedule_with_warmup"], { TransformersPlain.polynomial }),
    ("constant", ["get_constant_schedule"], { TransformersPlain.constant }),
    ("constant_with_warmup", ["get_constant_schedule_with_warmup"], { TransformersPlain.constantWithWarmup }),
    ("inverse_sqrt", ["get_inverse_sqrt_schedule"], { TransformersPlain.inverseSqrt }),
    ("reduce_lr_on_plateau", ["get_reduce_on_plateau_schedule"], { TransformersMetric.plateau }),
    ("cosine_with_min_lr", ["get_cosine_with_min_lr_schedule_with_warmup"], { TransformersCosine.minLR }),
    (
      "cosine_warmup_with_min_lr", ["get_cosine_with_min_lr_schedule_with_warmup_lr_rate"],
      { TransformersCosine.warmupMinLR }
    ),
    ("warmup_stable_decay", ["get_wsd_schedule"], { TransformersWSD.entry }),
    ("greedy", ["GreedyLR", "get_greedy_schedule"], { TransformersMetric.greedy }),
  ]
}
