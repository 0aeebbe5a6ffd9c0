"""Which sentences answer a question, and whether any does: a score for each, from the judge, the words and the vectors.

Whether what a sentence says is supported is not asked here: that is `bot.enforce`. Start reading at `scores.py`, which has the
threshold; `answerable.py` weighs all that was found; `whom.py`, `whois.py` and `unknown.py` know what words alone can tell. It
imports the rooms `articles`, `english`, `judge` and `questions`.
"""
