import LRSchedules

/// The schedules of timm.scheduler: its classes, and the names of its factory.
enum TimmDialect {
  static let rows: [DialectCatalog.Row] = classes + TimmFactory.rows

  private static let classes: [DialectCatalog.Row] = [
    ("CosineLRScheduler", [], { TimmCosine.entry }),
    ("TanhLRScheduler", [], { TimmTanh.entry }),
    ("PolyLRScheduler", [], { TimmPoly.entry }),
    ("StepLRScheduler", [], { TimmStep.entry }),
    ("MultiStepLRScheduler", [], { TimmMultiStep.entry }),
    ("PlateauLRScheduler", [], { TimmPlateau.entry }),
    ("WSDLRScheduler", [], { TimmWSD.entry }),
  ]
}
