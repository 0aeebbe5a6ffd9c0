"""What is measured rather than asserted; each module prints its figures when it is run (`python -m tests.benchmarks.NAME`)."""
