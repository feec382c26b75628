"""`python -m bench.estimates`."""

from __future__ import annotations

import sys

from bench.estimates.command import main

sys.exit(main())
