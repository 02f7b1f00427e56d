"""Measured, not timed: what each hot path costs beside the barest path that does the same work.

`./run bench` prints ratios taken in one run, CPU of the bare path over CPU of the whole path, and writes them
with the facts of the machine to docs/benchmarks.md. Ratios travel between machines and hours; seconds do not.
"""
