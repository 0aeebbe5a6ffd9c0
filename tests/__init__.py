"""The tests; `conftest.py` says what they share."""
