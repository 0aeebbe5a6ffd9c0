"""What was said before: what a follow-up means by it, and how it is kept.

What was said changes what is asked, and never what the articles answer. Start reading at `followups.py` (a question that stands
alone), then `rules.py`, which needs no language model; `compound.py` is for several questions in one, `topic.py` for none.
`memory.py` keeps conversations, `recall.py` makes a reply again, `export.py` makes a file. It imports `english`, `models`,
`questions` and `showing`.
"""
