"""Four runs of the small transformer (6 layers, width 16, post-LN, Adam, 300 steps) in numpy, forward and backward by hand."""
import sys

import numpy as np

L, d, H, f, V, n, B, steps = 6, 16, 2, 32, 8, 8, 16, 300
e = d // H


def xavier(random, rows, columns):
    return random.uniform(-1, 1, (rows, columns)) * np.sqrt(6 / (rows + columns))


def init(random):
    p = {"E": random.standard_normal((V, d)), "P": random.standard_normal((n, d)), "Wo": xavier(random, d, V), "bo": np.zeros(V),
         "gf": np.ones(d), "sf": np.zeros(d)}
    for l in range(L):
        p |= {f"qkv{l}": np.concatenate([xavier(random, d, d) for _ in range(3)], 1), f"j{l}": xavier(random, d, d), f"u{l}": xavier(random, d, f),
              f"ub{l}": np.zeros(f), f"w{l}": xavier(random, f, d), f"wb{l}": np.zeros(d), f"g1{l}": np.ones(d), f"s1{l}": np.zeros(d),
              f"g2{l}": np.ones(d), f"s2{l}": np.zeros(d)}
    return p


def norm(x, g, s):
    c = x - x.mean(-1, keepdims=True)
    r = 1 / np.sqrt((c * c).mean(-1, keepdims=True) + 1e-5)
    y = c * r
    return g * y + s, (y, r)


def norm_back(dy, g, kept):
    y, r = kept
    a = dy * g
    return r * (a - a.mean(-1, keepdims=True) - y * (a * y).mean(-1, keepdims=True)), (dy * y).reshape(-1, d).sum(0), dy.reshape(-1, d).sum(0)


def step(p, s):
    x, kept, G = p["E"][s] + p["P"], [], {}
    for l in range(L):
        q, k, v = np.split((x @ p[f"qkv{l}"]).reshape(B, n, 3, H, e).transpose(2, 0, 3, 1, 4), 3)
        q, k, v = q[0], k[0], v[0]
        a = q @ k.swapaxes(-1, -2) / np.sqrt(e)
        a = np.exp(a - a.max(-1, keepdims=True))
        a /= a.sum(-1, keepdims=True)
        o = (a @ v).transpose(0, 2, 1, 3).reshape(B, n, d)
        y, k1 = norm(x + o @ p[f"j{l}"], p[f"g1{l}"], p[f"s1{l}"])
        hid = np.maximum(y @ p[f"u{l}"] + p[f"ub{l}"], 0)
        z, k2 = norm(y + hid @ p[f"w{l}"] + p[f"wb{l}"], p[f"g2{l}"], p[f"s2{l}"])
        kept.append((x, q, k, v, a, o, k1, y, hid, k2))
        x = z
    y, kf = norm(x, p["gf"], p["sf"])
    logits = y @ p["Wo"] + p["bo"]
    w = np.exp(logits - logits.max(-1, keepdims=True))
    w /= w.sum(-1, keepdims=True)
    target = s[:, ::-1]
    loss = -np.log(np.take_along_axis(w, target[..., None], -1)).mean()
    w[np.arange(B)[:, None], np.arange(n), target] -= 1
    w /= B * n
    G["Wo"], G["bo"] = y.reshape(-1, d).T @ w.reshape(-1, V), w.reshape(-1, V).sum(0)
    dx, G["gf"], G["sf"] = norm_back(w @ p["Wo"].T, p["gf"], kf)
    for l in reversed(range(L)):
        x, q, k, v, a, o, k1, y, hid, k2 = kept[l]
        dz, G[f"g2{l}"], G[f"s2{l}"] = norm_back(dx, p[f"g2{l}"], k2)
        G[f"w{l}"], G[f"wb{l}"] = hid.reshape(-1, f).T @ dz.reshape(-1, d), dz.reshape(-1, d).sum(0)
        dh = (dz @ p[f"w{l}"].T) * (hid > 0)
        G[f"u{l}"], G[f"ub{l}"] = y.reshape(-1, d).T @ dh.reshape(-1, f), dh.reshape(-1, f).sum(0)
        dy, G[f"g1{l}"], G[f"s1{l}"] = norm_back(dz + dh @ p[f"u{l}"].T, p[f"g1{l}"], k1)
        G[f"j{l}"] = o.reshape(-1, d).T @ dy.reshape(-1, d)
        do = (dy @ p[f"j{l}"].T).reshape(B, n, H, e).transpose(0, 2, 1, 3)
        da = do @ v.swapaxes(-1, -2)
        ds = a * (da - (da * a).sum(-1, keepdims=True)) / np.sqrt(e)
        dqkv = np.stack([ds @ k, ds.swapaxes(-1, -2) @ q, a.swapaxes(-1, -2) @ do])
        dqkv = dqkv.transpose(1, 3, 0, 2, 4).reshape(B, n, 3 * d)
        G[f"qkv{l}"] = x.reshape(-1, d).T @ dqkv.reshape(-1, 3 * d)
        dx = dy + dqkv @ p[f"qkv{l}"].T
    G["E"] = np.zeros((V, d))
    np.add.at(G["E"], s.reshape(-1), dx.reshape(-1, d))
    G["P"] = dx.sum(0)
    return loss, G


for run in range(4):
    random = np.random.default_rng(run)
    p = init(random)
    m, v = {k: np.zeros_like(a) for k, a in p.items()}, {k: np.zeros_like(a) for k, a in p.items()}
    for t in range(1, steps + 1):
        loss, G = step(p, random.integers(0, V, (B, n)))
        rate = 0.01 * (1 - (t - 1) / steps)
        for key, g in G.items():
            m[key] += 0.1 * (g - m[key])
            v[key] += 0.001 * (g * g - v[key])
            p[key] -= rate * (m[key] / (1 - 0.9**t)) / (np.sqrt(v[key] / (1 - 0.999**t)) + 1e-8)
    sys.stdout.write(f"{loss}\n")
