"""What must stand in the words as it is: quotations, signs, and any clause or joint that a claim has and they have not.

Start reading at `quotations.py` and `additions.py`. It imports no other room of checks.
"""
