"""Average recognizers that were trained from one another: their mean is often better than each of them.

    python models/recipes/average_recognizers.py OUT.pt SHARE CHECKPOINT.pt SHARE CHECKPOINT.pt...

What was learnt last is best at what it was shown last; its mean with what it was begun from forgets less (Wortsman et
al. 2022).  OUT gets the weights alone, and those of the CTC head where all have one, to be converted.
"""

from __future__ import annotations

import sys

import torch


def main(out: str, *parts: str) -> None:
    """Write the weighted mean."""
    shares, paths = [float(share) for share in parts[::2]], parts[1::2]
    if not paths or len(shares) != len(paths):
        raise SystemExit("a share and a checkpoint are wanted, and another, ...")
    states = [torch.load(path, map_location="cpu") for path in paths]

    def mean(key: str) -> dict[str, torch.Tensor]:
        return {
            name: sum(share * state[key][name].float() for share, state in zip(shares, states, strict=True))
            / sum(shares)
            for name in states[0][key]
        }

    torch.save({key: mean(key) for key in ("m", "c") if all(key in state for state in states)}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
