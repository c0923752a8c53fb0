"""Writes the tables of FurtherEdgeTests: what timm, Optax, Keras and DeepSpeed do at the edges of their arguments.

    pip install torch==2.13.0 timm==1.0.31 optax==0.2.8 keras==3.15.1
    pip install --no-deps deepspeed==0.19.8
    for table in Timm TimmFactory Optax OptaxWarmup Keras DeepSpeed; do
      python make_further_edges.py $table > ${table}EdgeTable.swift
    done
    swift format -i *EdgeTable.swift

Each form is run by the library as its training loop runs it. A form that raises, or whose rate is no finite number,
has no rates in the table.
"""

import importlib.util
import json
import logging
import math
import os
import sys
import types
import warnings

os.environ.update(KERAS_BACKEND="numpy", JAX_ENABLE_X64="1", JAX_PLATFORMS="cpu")
warnings.filterwarnings("ignore")
STEPS = 24
PROBES = [0, 1, 3, 5, 8, 10, 19, 20, 22, 23]
METRICS = [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]


def part(name, **args):
    return {"schedule": name, "args": args}


def lone(package, path):
    """A package of which only one folder is loaded: the rest needs more than the schedulers do."""
    if package in sys.modules:
        return os.path.join(sys.modules[package].__path__[0], path)
    folder = os.path.dirname(importlib.util.find_spec(package).origin)
    stub = types.ModuleType(package)
    stub.__path__ = [folder]
    sys.modules[package] = stub
    return os.path.join(folder, path)


def optimizer(lr):
    import torch

    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)


def timm(name, args, lr, metrics):
    lone("timm", "scheduler")
    import timm.scheduler as classes
    from timm.scheduler.scheduler_factory import create_scheduler_v2

    group = optimizer(lr)
    if name.startswith("create_scheduler_v2"):
        scheduler, _ = create_scheduler_v2(group, sched=name.split(":")[1], **args)
    elif name == "WSDLRScheduler":
        from timm.scheduler.wsd_lr import WSDLRScheduler

        scheduler = WSDLRScheduler(group, **args)
    else:
        scheduler = getattr(classes, name)(group, **args)
    for step in range(STEPS):
        yield group.param_groups[0]["lr"]
        if step == STEPS - 1 or scheduler is None:
            continue
        if not scheduler.t_in_epochs:
            scheduler.step_update(step + 1)
        elif metrics:
            scheduler.step(step + 1, metrics[step] if step < len(metrics) else None)
        else:
            scheduler.step(step + 1)


def optax(name, args, lr, metrics):
    import jax.numpy
    import optax

    if name == "contrib.reduce_on_plateau":
        transform = optax.contrib.reduce_on_plateau(**args)
        one = jax.numpy.ones((), jax.numpy.float64)
        state, scale = transform.init(one), 1.0
        for step in range(STEPS):
            if step < len(metrics):
                scale, state = transform.update(one, state, value=metrics[step])
            yield lr * float(scale)
        return

    def build(name, args):
        args = dict(args)
        if args.get("boundaries_and_scales"):
            args["boundaries_and_scales"] = {int(k): v for k, v in args["boundaries_and_scales"].items()}
        if "schedules" in args:
            args["schedules"] = [build(p["schedule"], p["args"]) for p in args["schedules"]]
        return getattr(optax, name)(**args)

    schedule = build(name, args)
    for step in range(STEPS):
        yield float(schedule(step))


def keras(name, args, lr, metrics):
    from keras.optimizers import schedules

    schedule = getattr(schedules, name)(**args)
    for step in range(STEPS):
        yield float(schedule(step))


def deepspeed(name, args, lr, metrics):
    path = lone("deepspeed", "runtime/lr_schedules.py")
    utils = types.ModuleType("deepspeed.utils")
    utils.logger = logging.getLogger("deepspeed")
    utils.logger.disabled = True
    sys.modules["deepspeed.utils"] = utils
    classes = {}
    with open(path) as file:
        exec(compile(file.read(), "lr_schedules.py", "exec"), classes)
    group = optimizer(lr or 0.1)
    scheduler = classes[name](group, **args)
    for step in range(STEPS):
        yield group.param_groups[0]["lr"]
        scheduler.step()


LINE = {"init_value": 0.1, "end_value": 0.01}
DECAY = {"init_value": 0.1, "transition_steps": 5, "decay_rate": 0.5}
WARM = {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 4, "decay_steps": 12}
RISE = part("linear_schedule", init_value=0.0, end_value=0.1, transition_steps=6)
FALL = part("cosine_decay_schedule", init_value=0.1, decay_steps=9)
HELD = part("constant_schedule", value=0.05)
FIRST = {"initial_learning_rate": 0.1, "decay_steps": 5}
CYCLE = {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1}
FACTORY = "create_scheduler_v2:"
FORMS = {
    "Timm": (timm, [
        ("CosineLRScheduler", {"t_initial": 10, "warmup_t": 3}),
        ("CosineLRScheduler", {"t_initial": 5, "cycle_limit": 3, "cycle_decay": 0.5, "lr_min": 0.03}),
        ("CosineLRScheduler",
         {"t_initial": 3, "cycle_limit": 9, "cycle_mul": 2.0, "warmup_t": 2, "warmup_prefix": True}),
        ("CosineLRScheduler", {"t_initial": 20, "cycle_mul": 0.8}),
        ("CosineLRScheduler", {"t_initial": 10, "cycle_mul": 0.5}),
        ("CosineLRScheduler", {"t_initial": 10, "cycle_mul": 0.0}),
        ("CosineLRScheduler", {"t_initial": 20, "k_decay": 2.0, "lr_min": 0.2}),
        ("CosineLRScheduler", {"t_initial": 20, "k_decay": 0.0}),
        ("CosineLRScheduler", {"t_initial": 2.5, "cycle_limit": 4, "cycle_decay": 2.0}),
        ("CosineLRScheduler", {"t_initial": 10, "cycle_limit": 0}),
        ("CosineLRScheduler", {"t_initial": 0}),
        ("CosineLRScheduler", {"t_initial": 10, "lr_min": -0.1}),
        ("CosineLRScheduler", {"t_initial": 10, "warmup_t": 30, "warmup_lr_init": 0.3}),
        ("TanhLRScheduler", {"t_initial": 20, "warmup_t": 4, "lb": -1.0}),
        ("TanhLRScheduler", {"t_initial": 10, "lb": 3.0}),
        ("TanhLRScheduler", {"t_initial": 10, "warmup_t": -1}),
        ("PolyLRScheduler", {"t_initial": 20, "k_decay": 2.0, "power": 2}),
        ("PolyLRScheduler", {"t_initial": 20, "power": 0}),
        ("StepLRScheduler", {"decay_t": 0.1, "decay_rate": 0.9}),
        ("StepLRScheduler", {"decay_t": 2.5, "decay_rate": 0.5, "warmup_t": 3, "warmup_prefix": False}),
        ("StepLRScheduler", {"decay_t": -5, "decay_rate": 0.5}),
        ("StepLRScheduler", {"decay_t": 0, "decay_rate": 0.5}),
        ("MultiStepLRScheduler", {"decay_t": [1, 9], "decay_rate": 0.5}),
        ("MultiStepLRScheduler", {"decay_t": [20, 4, 9], "decay_rate": 0.5}),
        ("PlateauLRScheduler", {"patience_t": 1, "mode": "min"}),
        ("PlateauLRScheduler", {"patience_t": 1, "mode": "min", "warmup_t": 2.5, "warmup_lr_init": 0.01}),
        ("PlateauLRScheduler", {"patience_t": 0, "cooldown_t": 2, "lr_min": 0.001}),
        ("PlateauLRScheduler", {"decay_rate": 1.0}),
        ("WSDLRScheduler", {"t_initial": 20, "decay_t": 20, "decay_fn": "exp"}),
        ("WSDLRScheduler", {"t_initial": 18, "decay_t": 6, "warmup_t": 3, "stable_fn": "rsqrt", "lr_min": 0.05}),
        ("WSDLRScheduler", {"t_initial": 18, "decay_t": 6, "stable_fn": "rsqrt"}),
        ("WSDLRScheduler", {"t_initial": 18, "decay_t": 6, "lr_min": 0.2, "decay_fn": "power", "decay_power": 2.0}),
        ("WSDLRScheduler", {"t_initial": 18, "decay_t": 19}),
    ]),
    "TimmFactory": (timm, [
        (FACTORY + "cosine", {"num_epochs": 5, "cycle_limit": 3}),
        (FACTORY + "poly", {"num_epochs": 20}),
        (FACTORY + "step", {"warmup_epochs": 2, "decay_epochs": 2.4}),
        (FACTORY + "multistep", {"decay_milestones": [2, 4], "step_on_epochs": False, "updates_per_epoch": 3}),
        (FACTORY + "wsd", {"num_epochs": 20, "warmup_epochs": 4, "decay_epochs": 0.3, "decay_fn": "cosine"}),
        (FACTORY + "rsqrt", {"num_epochs": 20, "warmup_epochs": 4, "warmup_prefix": True}),
        (FACTORY + "rsqrt", {"num_epochs": 20}),
        (FACTORY + "plateau", {"patience_epochs": 1, "plateau_mode": "min", "warmup_epochs": 3}),
        (FACTORY + "none", {}),
        (FACTORY + "tanh", {"num_epochs": 20, "step_on_epochs": False}),
        ("CosineLRScheduler", {"t_initial": 20, "noise_range_t": [5, 20], "noise_pct": 0.3}),
        ("StepLRScheduler", {"decay_t": 9, "decay_rate": 0.5, "noise_range_t": 3, "noise_std": 0.1, "noise_seed": 7}),
        ("PlateauLRScheduler", {"patience_t": 1, "mode": "min", "noise_range_t": [2, 21], "noise_type": "uniform"}),
    ]),
    "Optax": (optax, [
        ("linear_schedule", {**LINE, "transition_steps": 0}),
        ("linear_schedule", {**LINE, "transition_steps": 10, "transition_begin": -3}),
        ("polynomial_schedule", {**LINE, "transition_steps": 10, "transition_begin": 3, "power": 0.5}),
        ("polynomial_schedule", {**LINE, "transition_steps": 10, "power": 0}),
        ("polynomial_schedule", {**LINE, "transition_steps": 10, "power": -1}),
        ("polynomial_schedule", {**LINE, "transition_steps": 40, "power": -1}),
        ("exponential_decay", {**DECAY, "staircase": True, "transition_begin": 2}),
        ("exponential_decay", {**DECAY, "transition_steps": 0.1, "decay_rate": 0.9, "staircase": True}),
        ("exponential_decay", {**DECAY, "decay_rate": 0}),
        ("exponential_decay", {**DECAY, "decay_rate": 2, "end_value": 0.4}),
        ("exponential_decay", {**DECAY, "end_value": 0.3, "transition_begin": 4}),
        ("exponential_decay", {**DECAY, "decay_rate": -0.5}),
        ("exponential_decay", {**DECAY, "decay_rate": -0.5, "staircase": True}),
        ("cosine_decay_schedule", {"init_value": 0.1, "decay_steps": 0}),
        ("cosine_decay_schedule", {"init_value": 0.1, "decay_steps": 9.5, "alpha": 2.0, "exponent": 0.5}),
        ("piecewise_constant_schedule", {"init_value": 0.1, "boundaries_and_scales": {"9": 0.5, "0": 0.5, "-3": 0.5}}),
        ("piecewise_constant_schedule", {"init_value": 0.1, "boundaries_and_scales": None}),
        ("piecewise_constant_schedule", {"init_value": 0.1, "boundaries_and_scales": {"9": -0.5}}),
        ("piecewise_interpolate_schedule",
         {"interpolate_type": "cosine", "init_value": 0.1, "boundaries_and_scales": {"0": 0.5, "9": 3.0, "10": 0.0}}),
        ("piecewise_interpolate_schedule",
         {"interpolate_type": "linear", "init_value": 0.1, "boundaries_and_scales": {"-4": 0.5, "12": 3.0}}),
        ("piecewise_interpolate_schedule", {"interpolate_type": "linear", "init_value": 0.1}),
        ("linear_onecycle_schedule", {"transition_steps": 1, "peak_value": 0.1}),
        ("linear_onecycle_schedule", {"transition_steps": 21, "peak_value": 0.1, "pct_start": 0.9, "pct_final": 0.3}),
        ("linear_onecycle_schedule", {"transition_steps": 21, "peak_value": 0.1, "pct_start": 0.0}),
        ("cosine_onecycle_schedule", {"transition_steps": 21, "peak_value": 0.1, "pct_start": 1.0}),
        ("cosine_onecycle_schedule", {"transition_steps": 0, "peak_value": 0.1}),
    ]),
    "OptaxWarmup": (optax, [
        ("warmup_constant_schedule", {"init_value": 0.01, "peak_value": 0.1, "warmup_steps": 0}),
        ("warmup_cosine_decay_schedule", {**WARM, "warmup_steps": 0, "end_value": 0.2}),
        ("warmup_cosine_decay_schedule", {**WARM, "peak_value": 0.0, "end_value": 0.2}),
        ("warmup_cosine_decay_schedule", {**WARM, "decay_steps": 4}),
        ("warmup_cosine_decay_schedule", {**WARM, "warmup_steps": -5}),
        ("warmup_exponential_decay_schedule",
         {"init_value": 0.01, "peak_value": 0.1, "warmup_steps": 0, "transition_steps": 3, "decay_rate": 0.5}),
        ("sgdr_schedule", {"cosine_kwargs": [WARM, {**WARM, "peak_value": 0.05, "decay_steps": 6}]}),
        ("sgdr_schedule", {"cosine_kwargs": []}),
        ("join_schedules", {"schedules": [RISE, HELD, FALL], "boundaries": [3, 12]}),
        ("join_schedules", {"schedules": [RISE, HELD, FALL], "boundaries": [12, 3]}),
        ("join_schedules", {"schedules": [RISE, HELD, FALL], "boundaries": [0, 9]}),
        ("join_schedules", {"schedules": [RISE, HELD, FALL], "boundaries": [5]}),
        ("join_schedules", {"schedules": [RISE, FALL], "boundaries": [-4]}),
        ("contrib.reduce_on_plateau", {"patience": 0}),
        ("contrib.reduce_on_plateau", {"patience": 2, "cooldown": 1, "factor": 0.5}),
        ("contrib.reduce_on_plateau",
         {"patience": 1, "accumulation_size": 3, "min_scale": 0.3, "rtol": 0.0, "atol": 0.02}),
        ("contrib.reduce_on_plateau", {"rtol": 0.0}),
        ("contrib.reduce_on_plateau", {"factor": 1.0}),
    ]),
    "Keras": (keras, [
        ("ExponentialDecay", {**FIRST, "decay_rate": 0.999}),
        ("ExponentialDecay", {**FIRST, "decay_rate": 0.5, "decay_steps": 2.5, "staircase": True}),
        ("ExponentialDecay", {**FIRST, "decay_rate": 0.0}),
        ("ExponentialDecay", {**FIRST, "decay_rate": -0.5}),
        ("ExponentialDecay", {**FIRST, "decay_rate": 0.5, "decay_steps": 0}),
        ("ExponentialDecay", {"initial_learning_rate": 2, "decay_steps": 5, "decay_rate": 0.5}),
        ("InverseTimeDecay", {**FIRST, "decay_rate": 0.5, "staircase": True}),
        ("InverseTimeDecay", {**FIRST, "decay_rate": -0.1}),
        ("InverseTimeDecay", {**FIRST, "decay_rate": -0.5}),
        ("PiecewiseConstantDecay", {"boundaries": [0, 8], "values": [0.1, 0.2, 0.3]}),
        ("PiecewiseConstantDecay", {"boundaries": [10, 5], "values": [0.1, 0.2, 0.4]}),
        ("PiecewiseConstantDecay", {"boundaries": [5.9], "values": [0.1, 0.2]}),
        ("PiecewiseConstantDecay", {"boundaries": [5], "values": [0.1]}),
        ("PiecewiseConstantDecay", {"boundaries": [], "values": [0.1]}),
        ("PolynomialDecay", {**FIRST, "cycle": True}),
        ("PolynomialDecay", {**FIRST, "cycle": True, "decay_steps": 2.5, "power": 2.0}),
        ("PolynomialDecay", {**FIRST, "decay_steps": 20, "end_learning_rate": 0.5}),
        ("PolynomialDecay", {**FIRST, "power": -1.0}),
        ("PolynomialDecay", {"initial_learning_rate": 1, "decay_steps": 20, "power": 1.5}),
        ("CosineDecay", {**FIRST, "alpha": 2.0}),
        ("CosineDecay", {**FIRST, "warmup_steps": 5}),
        ("CosineDecay", {**FIRST, "warmup_target": 0.3, "warmup_steps": 0}),
        ("CosineDecay", {**FIRST, "warmup_target": 0.3, "warmup_steps": 8, "alpha": 0.5}),
        ("CosineDecay", {**FIRST, "warmup_target": None, "decay_steps": 0.5}),
        ("CosineDecay", {**FIRST, "decay_steps": -5}),
        ("CosineDecayRestarts", {"initial_learning_rate": 0.1, "first_decay_steps": 3}),
        ("CosineDecayRestarts",
         {"initial_learning_rate": 0.1, "first_decay_steps": 3, "t_mul": 1.0, "m_mul": 0.5, "alpha": 0.2}),
        ("CosineDecayRestarts", {"initial_learning_rate": 0.1, "first_decay_steps": 20, "t_mul": 0.5}),
        ("CosineDecayRestarts", {"initial_learning_rate": 0.1, "first_decay_steps": 8, "t_mul": 0.5}),
        ("CosineDecayRestarts", {"initial_learning_rate": 1, "first_decay_steps": 5, "m_mul": 0.5}),
    ]),
    "DeepSpeed": (deepspeed, [
        ("WarmupLR", {"warmup_num_steps": 1}),
        ("WarmupLR", {"warmup_num_steps": 10, "warmup_max_lr": None, "warmup_type": "linear"}),
        ("WarmupLR", {"warmup_num_steps": 10, "warmup_min_lr": [0.5], "warmup_max_lr": [0.1], "warmup_type": "cubic"}),
        ("WarmupLR", {"warmup_num_steps": 10, "warmup_max_lr": [0.1, 0.2]}),
        ("WarmupLR", {"warmup_num_steps": 10.0}),
        ("WarmupLR", {"warmup_num_steps": 0}),
        ("WarmupLR", {"warmup_num_steps": 10, "last_batch_iteration": 5}),
        ("WarmupDecayLR", {"total_num_steps": 20, "warmup_num_steps": 20, "warmup_max_lr": 0.1}),
        ("WarmupDecayLR", {"total_num_steps": 10, "warmup_num_steps": 15}),
        ("WarmupDecayLR", {"total_num_steps": 8.5, "warmup_num_steps": 8, "warmup_max_lr": None}),
        ("WarmupDecayLR",
         {"total_num_steps": 20, "warmup_num_steps": 5, "warmup_min_lr": 0.01, "warmup_type": "linear"}),
        ("WarmupCosineLR", {"total_num_steps": 20, "warmup_num_steps": 4, "warmup_min_ratio": 0.5}),
        ("WarmupCosineLR", {"total_num_steps": 20, "warmup_num_steps": 4, "cos_min_ratio": -0.5}),
        ("WarmupCosineLR", {"total_num_steps": 3, "warmup_num_steps": 8, "warmup_type": "linear"}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 8, "cycle_second_step_size": 0}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 2.5, "cycle_second_step_size": 3.3}),
        ("OneCycle",
         {**CYCLE, "cycle_first_step_size": 9, "cycle_first_stair_count": 4, "cycle_second_stair_count": 5}),
        ("OneCycle",
         {**CYCLE, "cycle_first_step_size": 8, "cycle_first_stair_count": 3, "cycle_second_stair_count": 0}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 5, "decay_lr_rate": 0.5}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 5, "decay_lr_rate": 0.5, "decay_step_size": 3}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 5, "decay_lr_rate": -0.5, "decay_step_size": 3}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 5, "decay_lr_rate": -0.3, "decay_step_size": 2}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 0}),
        ("OneCycle", {**CYCLE, "cycle_first_step_size": 4, "last_batch_iteration": 2}),
        ("LRRangeTest", {"lr_range_test_step_size": 7, "lr_range_test_staircase": True}),
        ("LRRangeTest", {"lr_range_test_step_size": 7, "lr_range_test_step_rate": -3, "lr_range_test_min_lr": [0.1]}),
        ("LRRangeTest", {"lr_range_test_step_size": 0}),
        ("LRRangeTest", {"lr_range_test_step_size": 2.5}),
    ]),
}


def rates(run, form):
    try:
        all_rates = list(run(form["name"], form["args"], form.get("lr"), form.get("metrics")))
        found = [all_rates[probe] for probe in PROBES]
        return [float(f"{rate:.13g}") for rate in found] if all(map(math.isfinite, all_rates)) else []
    except Exception:
        return []


def wrapped(text, indent, width):
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(indent + line) + 1 + len(word) > width:
            lines.append(indent + line)
            line = word
        else:
            line = line + " " + word if line else word
    return lines + [indent + line]


def main(table):
    run, forms = FORMS[table]
    title = {timm: "timm", optax: "Optax", keras: "Keras", deepspeed: "DeepSpeed"}[run]
    print(f"/// What {title} itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no")
    print("/// number.")
    print(f"enum {table}EdgeTable {{\n  static let rows: [(form: String, rates: [Double])] = [")
    for name, args in forms:
        form = {"dialect": run.__name__, "name": name, "args": args, "lr": 0.1}
        if "lateau" in name:
            form["metrics"] = METRICS
        print("    (\n" + '      #"""')
        print("\n".join(wrapped(json.dumps(form), "      ", 118)))
        print('      """#,')
        values = rates(run, form)
        body = ", ".join(map(repr, values)).replace(".0,", ",")
        print("\n".join(wrapped("[" + body + "]", "      ", 118)) + "\n    ),")
    print("  ]\n}")


main(sys.argv[1])
