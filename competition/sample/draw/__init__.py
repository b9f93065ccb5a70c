"""What drew the pictures and made the scores of the sample campaign. Run by hand; the app never imports it.

`python -m competition.sample.draw` writes the same files each time, on every machine with the same Pillow.
"""
