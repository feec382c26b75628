"""Money, pure: decimals with the exponent of their currency, rounded half up; tax; how it is told.

Nothing here counts in floating point, and nothing is rounded but where `reckoning` says so.
"""
