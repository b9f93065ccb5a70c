"""Garland, a school competition from the call to the printed book."""

import os

# One thread for linear algebra, said before NumPy is loaded: beside others more of them only wait for each
# other. Of 3,000 judges standings took 10 s of CPU with one and 23 s with two, and were later, too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
