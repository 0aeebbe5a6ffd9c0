"""What an article's text has beside plain sentences: tables, turns of an interview, datelines, corrections, orders to a machine.

Reading files and cutting sentences is the package `index`'s work. Start reading at `context.py` (what a sentence is read with)
and `corrections.py` (what a paper takes back); `replaced.py` tells which values those put in the place of which, `withdrawn.py`
holds them against the rest, and `corrected.py` puts it right. It imports `english` and `questions`.
"""
