"""Who and what: names, who did what to whom, who said it, whose office it is, which kind of thing.

Start reading at `names.py` and `doers.py`. Of the other rooms of checks it imports `wording`.
"""
