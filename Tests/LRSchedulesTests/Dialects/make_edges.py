"""Writes the tables of DialectEdgeTests: what PyTorch and Transformers themselves do at the edges of their arguments.

    pip install torch==2.13.0 transformers==5.23.0
    for table in Torch TorchComposition Transformers; do
      python make_edges.py $table > ${table}EdgeTable.swift
    done

Each form is run by the library, t calls of step() before the rate of update t is read. A form that raises within the
run has no rates in the table.
"""

import json
import sys
import warnings

import torch
from torch.optim import lr_scheduler
from transformers import optimization

warnings.filterwarnings("ignore")


def part(name, **args):
    return {"schedule": name, "args": args}


ONE = {"max_lr": 0.1, "total_steps": 20}
LINEAR = part("LinearLR", start_factor=0.1, total_iters=8)
COSINE = part("CosineAnnealingLR", T_max=10, eta_min=0.01)
TORCH = [
    ("StepLR", {"step_size": 2.5, "gamma": 0.5}),
    ("StepLR", {"step_size": -3, "gamma": 0.5}),
    ("StepLR", {"step_size": 0}),
    ("StepLR", {"step_size": 1, "gamma": -0.5}),
    ("MultiStepLR", {"milestones": [0, 3, 3, 12, -4], "gamma": 0.5}),
    ("MultiStepLR", {"milestones": []}),
    ("ConstantLR", {"total_iters": 0}),
    ("ConstantLR", {"total_iters": 2.5}),
    ("ConstantLR", {"factor": 0, "total_iters": 40}),
    ("ConstantLR", {"factor": 0, "total_iters": 4}),
    ("ConstantLR", {"factor": 1.5}),
    ("LinearLR", {"total_iters": 0}),
    ("LinearLR", {"total_iters": 4.5, "end_factor": 0}),
    ("LinearLR", {"start_factor": 0}),
    ("LinearLR", {"end_factor": 1.1}),
    ("ExponentialLR", {"gamma": 0}),
    ("ExponentialLR", {"gamma": -0.9}),
    ("PolynomialLR", {"total_iters": 6.5, "power": 2}),
    ("PolynomialLR", {"total_iters": 0}),
    ("PolynomialLR", {"power": 0}),
    ("PolynomialLR", {"power": -1}),
    ("CosineAnnealingLR", {"T_max": 1, "eta_min": 0.01}),
    ("CosineAnnealingLR", {"T_max": 7, "eta_min": 0.5}),
    ("CosineAnnealingLR", {"T_max": 2.5}),
    ("CosineAnnealingLR", {"T_max": 0}),
    ("CosineAnnealingLR", {"T_max": -6}),
    ("CosineAnnealingWarmRestarts", {"T_0": 1}),
    ("CosineAnnealingWarmRestarts", {"T_0": 3, "T_mult": 2, "eta_min": 0.3}),
    ("CosineAnnealingWarmRestarts", {"T_0": 0}),
    ("CyclicLR", {"base_lr": 0.1, "max_lr": 0.01, "step_size_up": 3.5, "mode": "triangular2"}),
    ("CyclicLR", {"base_lr": 0, "max_lr": 1, "step_size_up": 4, "step_size_down": 0}),
    ("CyclicLR", {"base_lr": 0, "max_lr": 1, "step_size_up": 0}),
    ("CyclicLR", {"base_lr": 0, "max_lr": 1, "step_size_up": 4, "mode": "exp_range", "gamma": 1.1}),
    ("OneCycleLR", {**ONE, "pct_start": 0.0}),
    ("OneCycleLR", {**ONE, "pct_start": 1.0}),
    ("OneCycleLR", {**ONE, "pct_start": 0.05}),
    ("OneCycleLR", {**ONE, "pct_start": 0.6, "three_phase": True}),
    ("OneCycleLR", {**ONE, "total_steps": 24, "anneal_strategy": "linear", "pct_start": 0.33}),
    ("OneCycleLR", {**ONE, "total_steps": 23, "anneal_strategy": "linear"}),
    ("OneCycleLR", {**ONE, "total_steps": 22}),
]
COMPOSITIONS = [
    ("SequentialLR", {"schedulers": [LINEAR, COSINE], "milestones": [4]}),
    ("SequentialLR", {"schedulers": [LINEAR, COSINE], "milestones": [0]}),
    ("SequentialLR", {"schedulers": [COSINE, LINEAR, COSINE], "milestones": [5, 5]}),
    ("SequentialLR", {"schedulers": [COSINE, part("ConstantLR", total_iters=0)], "milestones": [5]}),
    ("SequentialLR", {"schedulers": [COSINE, part("LinearLR", total_iters=0)], "milestones": [5]}),
    ("SequentialLR", {"schedulers": [COSINE, part("MultiStepLR", milestones=[-1, 0, 2])], "milestones": [5]}),
    ("SequentialLR", {"schedulers": [COSINE, part("MultiplicativeLR", lr_lambda="0.9")], "milestones": [5]}),
    ("SequentialLR", {"schedulers": [part("OneCycleLR", **ONE), COSINE], "milestones": [9]}),
    ("SequentialLR", {"schedulers": [COSINE, part("ChainedScheduler", schedulers=[LINEAR])], "milestones": [9]}),
    ("SequentialLR", {"schedulers": [part("ChainedScheduler", schedulers=[LINEAR, COSINE]), COSINE], "milestones": [9]}),
    ("SequentialLR", {"schedulers": [part("SequentialLR", schedulers=[LINEAR, COSINE], milestones=[3])], "milestones": []}),
    ("ChainedScheduler", {"schedulers": [LINEAR, COSINE]}),
    ("ChainedScheduler", {"schedulers": [COSINE, part("LambdaLR", lr_lambda="1 / (1 + epoch)")]}),
    ("ChainedScheduler", {"schedulers": [LINEAR, part("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3)]}),
]
WARM = {"num_warmup_steps": 5, "num_training_steps": 20}
HF = [
    ("linear", {"num_warmup_steps": 30, "num_training_steps": 20}),
    ("linear", {"num_warmup_steps": 2.5, "num_training_steps": 20}),
    ("linear", {"num_warmup_steps": 5, "num_training_steps": 5}),
    ("linear", {"num_warmup_steps": 5}),
    ("cosine", {"num_warmup_steps": 20, "num_training_steps": 20}),
    ("cosine", {**WARM, "num_cycles": 0}),
    ("cosine", {**WARM, "num_cycles": -1.3}),
    ("cosine_with_restarts", {**WARM, "num_cycles": 2.5}),
    ("cosine_with_restarts", {**WARM, "num_cycles": -2}),
    ("cosine_with_restarts", {**WARM, "num_cycles": 0}),
    ("cosine_with_restarts", {"num_warmup_steps": 0, "num_training_steps": 22, "num_cycles": 11}),
    ("polynomial", {**WARM, "power": 0}),
    ("polynomial", {**WARM, "lr_end": 0.1}),
    ("polynomial", {"num_warmup_steps": 20, "num_training_steps": 20}),
    ("inverse_sqrt", {"num_warmup_steps": 0}),
    ("inverse_sqrt", {"num_warmup_steps": 5, "timescale": 0}),
    ("cosine_with_min_lr", {**WARM, "min_lr": 0.2}),
    ("cosine_with_min_lr", {**WARM, "min_lr": 0.01, "min_lr_rate": 0.1}),
    ("cosine_with_min_lr", WARM),
    ("cosine_with_min_lr", {**WARM, "min_lr_rate": -0.5}),
    ("cosine_warmup_with_min_lr", {**WARM, "min_lr_rate": 0, "warmup_lr_rate": 0}),
    ("cosine_warmup_with_min_lr", {"num_warmup_steps": 1, "num_training_steps": 20, "min_lr_rate": 0.5}),
    ("warmup_stable_decay", {"num_warmup_steps": 5, "num_decay_steps": 30, "num_training_steps": 20}),
    ("warmup_stable_decay", {"num_warmup_steps": 5, "num_decay_steps": 0, "num_stable_steps": 9}),
    ("warmup_stable_decay", {**WARM, "num_decay_steps": 8, "num_cycles": 1, "min_lr_ratio": 0.3}),
    ("warmup_stable_decay", {**WARM, "num_decay_steps": 8, "min_lr_ratio": -0.3, "decay_type": "linear"}),
    ("warmup_stable_decay", {"num_warmup_steps": 5, "num_decay_steps": 8}),
]
STEPS, LR, PROBES = 24, 0.1, [0, 1, 3, 5, 8, 10, 19, 20, 22, 23]


def build(optimizer, name, args):
    args = dict(args)
    if "lr_lambda" in args:
        args["lr_lambda"] = eval("lambda epoch: " + args["lr_lambda"])
    if "schedulers" in args:
        args["schedulers"] = [build(optimizer, p["schedule"], p["args"]) for p in args["schedulers"]]
    if name == "ChainedScheduler":
        return lr_scheduler.ChainedScheduler(args["schedulers"], optimizer)
    return getattr(lr_scheduler, name)(optimizer, **args)


def rates(dialect, name, args):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=LR, momentum=0.9)
    try:
        if dialect == "torch":
            scheduler = build(optimizer, name, args)
        else:
            own = dict(args)
            warmup, total = own.pop("num_warmup_steps", None), own.pop("num_training_steps", None)
            scheduler = optimization.get_scheduler(name, optimizer, warmup, total, own)
        found = [optimizer.param_groups[0]["lr"]]
        for _ in range(STEPS - 1):
            optimizer.step()
            scheduler.step()
            found.append(optimizer.param_groups[0]["lr"])
        return found
    except Exception:
        return []


def literal(form):
    """A raw Swift string, over several lines if it is long."""
    if len(form) <= 100:
        return [f'      #"{form}"#,']
    lines, line = ['      #"""'], "     "
    for word in form.split(" "):
        if len(line) + len(word) > 115:
            lines.append(line)
            line = "     "
        line += " " + word
    return lines + [line, '      """#,']


def numbers(values):
    lines, line = [], "      ["
    for value in values:
        if len(line) > 100:
            lines.append(line.rstrip())
            line = "        "
        line += f"{value:.13g}, "
    return lines + [line.removesuffix(", ") + "]"]


title = sys.argv[1]
dialect, forms = {
    "Torch": ("torch", TORCH),
    "TorchComposition": ("torch", COMPOSITIONS),
    "Transformers": ("transformers", HF),
}[title]
print(f"/// What {dialect} itself does at the edges; made by make_edges.py. No rates: it raises.")
print(f"enum {title}EdgeTable {{")
print("  static let rows: [(form: String, rates: [Double])] = [")
for name, args in forms:
    found = rates(dialect, name, args)
    print("    (")
    for line in literal(json.dumps({"dialect": dialect, "name": name, "args": args, "lr": LR})):
        print(line)
    for line in numbers([found[step] for step in PROBES] if found else []):
        print(line)
    print("    ),")
print("  ]")
print("}")
