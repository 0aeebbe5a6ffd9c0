"""How well are questions answered from one's own articles? A file of questions with what is expected, run and counted.

`case` reads the file, `score` holds a reply against what was expected, `tally` counts, `table` and `report` show. Nothing here
answers: it is given a function that does.
"""
