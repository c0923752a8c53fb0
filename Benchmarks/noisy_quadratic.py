"""Adam on the sampled noisy quadratic, 1000 coordinates, vectorised over 32 seeds: what numpy does in the same work."""
import sys

import numpy as np

steps, d, seeds = 1000, 1000, 32
random = np.random.default_rng(1)
h = 1 / np.arange(1, d + 1)
deviation = np.sqrt(h)
x = random.standard_normal((seeds, d))
m, v = np.zeros_like(x), np.zeros_like(x)
rate, b1, b2, eps = 0.01, 0.9, 0.999, 1e-8
for t in range(1, steps + 1):
    g = h * x + deviation * random.standard_normal((seeds, d))
    m *= b1
    m += (1 - b1) * g
    v *= b2
    v += (1 - b2) * g * g
    x -= rate / (1 - b1**t) * m / (np.sqrt(v) / np.sqrt(1 - b2**t) + eps)
sys.stdout.write(f"{0.5 * (h * x * x).sum(1).mean()}\n")
