"""How much, how many, when: numbers, units, amounts, dates, and what each belongs to (`attachment.py`, which checks nothing).

Start reading at `numbers.py` and `dates.py`. Of the other rooms of checks it imports `who`, for names.
"""
