"""What a language model is shown, and what it writes, read as sentences with the passages that each points to.

Nothing of it is believed here: that is for `bot.enforce`. Start reading at `write.py`, then `parse.py`; `fence.py` has the
passages as they are shown. Of the rooms it imports `models` only.
"""
