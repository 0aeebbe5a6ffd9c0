"""What is asked: the words of a question and the kind of answer that it wants, and of which articles it is asked.

Nothing here looks into an article, or knows what was said before. Start reading at `question.py`; `scope.py` has the articles,
`lines.py` a question as a line of a batch, `slots.py` where in it things and names stand. It imports `english`.
"""
