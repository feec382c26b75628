"""Tests of the repairs at the console."""
