"""What an article's text has beside plain sentences: tables, turns of an interview, datelines, corrections, orders to a machine.

Reading files and cutting sentences is the package `index`'s work. Start reading at `context.py` (what a sentence is read with)
and `corrections.py` (what a paper takes back), which `withdrawn.py` holds against the rest, and `corrected.py` puts right. It
imports `english` and `questions`.
"""
