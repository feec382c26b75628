"""All that a server loads before it knows its data, for the process that they are forked from."""

from __future__ import annotations

import gc

from server.cli.main import parser
from server.http.app import routed
from server.pages.routes import pages

parser("run")
routed(pages)
gc.collect()
# What a collection looks at in a fork would be copied to it.
gc.freeze()
