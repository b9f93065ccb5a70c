"""What the launcher sets for every process of Garland; to be imported before numpy is."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
