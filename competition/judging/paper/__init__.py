"""Reading on paper: packs and scoresheets to print, and scores typed in on a judge's behalf."""
