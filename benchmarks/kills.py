"""What benchmarks do that kill the web process: run after run with a kill in each, and the telling of it."""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path


def length_of(clients):
    """How long the last of several undisturbed clients takes."""
    for client in clients:
        began = time.monotonic()
        client.run()
        client.wait()
        length = time.monotonic() - began
    return length


def kill_during(scene, chance, client, length, faults_of):
    """Let a client work, kill the web at a random moment of it, start it again and let the client end.

    `faults_of(acknowledged, ended)` counts what is wrong: once before the web is back, once at the end. An
    answer that comes during the kill may be seen after it. Returns the faults, and how far the client was.
    """
    client.run()
    time.sleep(chance.uniform(0, length))
    before = client.acknowledged.copy()
    scene.kill()
    faults = faults_of(before, ended=False)
    scene.start()
    client.wait()
    faults += faults_of(client.acknowledged, ended=True)
    assert not client.refused, client.refused[:3]
    return faults, len(before)


def main(doc, kill_all, *, most, things):
    """Run what was asked for on the command line, and tell what came of it; `most` things are in each run."""
    parser = argparse.ArgumentParser(description=doc.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-kill-") as folder:
        faults, reached = kill_all(
            Path(folder), runs=asked.runs, seed=asked.seed, say=lambda line: print(line, flush=True)
        )
    said = ", ".join(f"{number} {kind}" for kind, number in faults.items())
    print(f"{asked.runs} kills, {asked.runs * most} {things}: {said}")
    if asked.json:
        told = {"runs": asked.runs, "seed": asked.seed, "faults": faults, "kept": reached}
        asked.json.write_text(json.dumps(told))
    sys.exit(1 if any(faults.values()) else 0)


def kill_all(scene, run, kinds, *, runs, most, say):
    """Do `run(number)` so many times; returns the faults of all, and how much each had acknowledged."""
    faults, reached = Counter(dict.fromkeys(kinds, 0)), []
    for number in range(1, runs + 1):
        found, kept = run(number)
        faults.update(found)
        reached.append(kept)
        say(f"{number:4d}  killed with {kept:2d} of {most} acknowledged  faults {sum(found.values())}")
    return dict(faults), reached
