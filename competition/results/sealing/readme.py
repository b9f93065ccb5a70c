"""The words that lie in a bundle for whoever opens it."""

from collections.abc import Mapping
from typing import Any

_TEXT = """\
RESULTS OF {name} {year}: FREEZE {number}

This file holds the results of a school competition as they were frozen on {at}, with every
score they come from. Nobody is named in it. Entries (E...) and judges (J...), and where a rule of the
awards counts them also schools and cities (P...), go under names that were drawn for this freeze alone.
{replaces}
HOW TO CHECK IT

With Garland {garland} (free software; this needs no database), from the folder that its code lies in:

    ./garland standings /where/this/file/is/FILE.zip --out standings.csv

It compares every file with its hash, computes standings and awards again from the scores, and says in a
sentence whether they equal those that are sealed here. The ranking and the awards are the same anywhere.
The bytes are the same where libraries and platform are those named in manifest.json; elsewhere the last
decimals, and the intervals of ranks, which rest on random draws, may differ.

Without Garland, that nothing was changed: `sha256sum *` in the folder of the unpacked files must give the
hashes in manifest.json, and `sha256sum FILE.zip` the seal that the organiser keeps and can tell you.

Without Garland, that the figures are right:

1. A score is 100 x (mean of the criteria, by their weights - lowest) / (highest - lowest); weights and scale
   stand in rubric.json. A criterion that was left empty leaves its weight to the others, and so does one
   that rubric.json marks as of language where the work was read in translation.
2. A score is taken as mean of the category + entry + judge + rest. How much entries, judges and the rest
   vary is estimated by restricted maximum likelihood (report.json), entries and judges being random effects.
   An entry's calibrated score is the mean of its category + its own effect, a judge's severity their effect:
   what an entry would have got from the whole panel, however strict its own judges were. So does R:

       library(lme4)
       fit <- lmer(score ~ 0 + category + (1 | entry) + (1 | judge), read.csv("scores.csv"))
       fixef(fit); ranef(fit)

   With one category alone, write 1 for 0 + category. Where categories have scores of both readings, and there
   are two of each or more in these, add to the formula what is 1 for a translation and 0 for an original,
   less its mean in the category; it is 0 in other categories and for works without words.
3. In each category entries stand by calibrated score; equal to six decimals, they share a rank. Ties go by
   "ties" in rules.json, one after the other: raw (the higher raw mean), agreement ("disagreement" in
   certainty.csv is smaller; a single score counts as the most apart), nominations (more of them), submitted
   (the smaller number in entries.csv); and last by the entry's name here. Between works whose scores are
   equal, or whose "award_probability" lies from 0.05 to 0.95, a duel in duels.json decides if they fought
   one. Awards go down that order, as rubric.json counts them; where rules.json has rules, as many are given
   as can be, and as high in the order as possible. What people decided ("overrides", "mentions") goes before.

WHAT LIES IN IT

scores.csv      one line for each scoresheet: entry, judge, category, the score in points from 0 to 100
                (the weighted mean of its criteria), whether it was read in the original or a translation,
                whether the judge nominated it, and every criterion as it was given. Garland's command
                `standings` takes this table by itself, too; it then counts the column "score".
entries.csv     the entries that stand, the order in which they came in, and what the rules speak of
rubric.json     scales, criteria and their weights, and the awards of each category
rules.json      the rules of the awards, ties in their order, and what people decided against the order
standings.csv   raw mean and calibrated score of each entry with its error, its interval (95 %), its rank
                in its category and the rank's interval (90 %); what ties to six decimals shares a rank
certainty.csv   the share of random draws in which an entry is among the first, before quotas; how far its
                scores are apart; how many judges nominated it; which part of the design it belongs to
severity.csv    how each judge scored: above zero is higher than the panel; infit near 1 is consistent
report.json     how much entries, judges and the rest vary (squared points), and parts of the design
awards.csv      who has won what; "overridden" where people decided so
duels.json      pairwise comparisons, where there were any; they decide between works that the scores leave
                open, and alone make the standings of a category that has no line in scores.csv
decisions.json  decisions of the jury's meeting, where there were any. Their reasons are with the organiser,
                as words may name somebody.
manifest.json   what this is, with which versions it was made, and the hash of each file

In a category that was only compared, two works at a time, calibrated means: in how many of 100 comparisons
the entry would be put first before one of average strength. "raw" is then in how many of 100 of its own
comparisons it was put first, "reads" how many they were, and the part of the design is empty.
"""
_REPLACES = """
It replaces the freeze before it, whose seal (SHA-256) is {replaces}.
"""


def read_me(bundle: Mapping[str, Any]) -> bytes:
    """Return the README of a bundle, in plain words."""
    said = _REPLACES.format(replaces=bundle["replaces"]) if bundle["replaces"] else ""
    campaign = bundle["campaign"]
    text = _TEXT.format(
        name=campaign["name"],
        year=campaign["year"],
        number=bundle["number"],
        garland=bundle["versions"]["garland"],
        at=f"{bundle['frozen_at'][:16].replace('T', ', ')} UTC",
        replaces=said,
    )
    return text.encode()
