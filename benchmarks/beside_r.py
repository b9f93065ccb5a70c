"""The same model fitted by R's lme4, to compare with; R and r-cran-lme4 are for the benchmark alone."""

import csv
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from competition.results.calibration import calibrate

LME4 = """
suppressMessages(library(lme4))
given <- commandArgs(trailingOnly = TRUE)
scores <- read.csv(given[1], colClasses = c("factor", "factor", "factor", "numeric"))
fixed <- if (nlevels(scores$category) > 1) score ~ 0 + category + (1 | entry) + (1 | judge) else
  score ~ 1 + (1 | entry) + (1 | judge)
took <- system.time(found <- lmer(fixed, scores, REML = TRUE))
parts <- as.data.frame(VarCorr(found))
effects <- ranef(found)$judge
write.csv(data.frame(judge = rownames(effects), effect = effects[, 1]), given[2], row.names = FALSE)
cat(format(c(parts$vcov[match(c("entry", "judge", "Residual"), parts$grp)], sum(took[1:2])), digits = 12))
"""


def has_lme4():
    """Whether R is here with lme4; if not, that is said."""
    there = bool(shutil.which("Rscript")) and not (
        subprocess.run(["Rscript", "-e", "library(lme4)"], capture_output=True).returncode
    )
    if not there:
        print("R with lme4 is not installed here: nothing is compared with it (r-base-core, r-cran-lme4).")
    return there


def lme4(entry, judge, category, score):
    """Fit the same model in R; return variances, judges' effects and CPU seconds."""
    with tempfile.TemporaryDirectory(prefix="garland-benchmark-") as folder:
        given, effects, script = (Path(folder) / name for name in ("scores.csv", "effects.csv", "fit.R"))
        script.write_text(LME4)
        with given.open("w") as file:
            rows = csv.writer(file)
            rows.writerow(("entry", "judge", "category", "score"))
            rows.writerows(zip(entry, judge, category[entry], map(repr, score.tolist()), strict=True))
        asked = ["Rscript", "--vanilla", str(script), str(given), str(effects)]
        said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
        by_judge = {int(row["judge"]): float(row["effect"]) for row in csv.DictReader(effects.open())}
    return tuple(map(float, said[:3])), by_judge, float(said[3])


def beside_lme4(name, rows):
    """Return how far variances and judges' effects are from lme4's."""
    found, (variance, effects, _) = calibrate(*rows), lme4(*rows)
    ours = [found.variance.entry, found.variance.judge, found.variance.residual]
    theirs = [effects[at] for at in range(len(found.effect))]
    correlation = float(np.corrcoef(found.effect, theirs)[0, 1])
    apart = float(np.abs(np.array(ours) / variance - 1).max())
    return {"scores": name, "correlation": correlation, "variances_apart": apart}
