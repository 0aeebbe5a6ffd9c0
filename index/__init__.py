"""Turns articles into a searchable index.

It reads files into articles, cuts them into passages, keeps both in a catalogue (SQLite, the truth)
with the vectors in Chroma beside it, and finds the passages that a question is about. It does not
answer questions, and knows nothing of the package `bot`, which does.

Start reading at `index.index`, whose class `Index` is the whole of what the rest of Footnote uses;
the nouns are in `index.article`.
"""

CATALOGUE = "catalogue.sqlite"  # in the home
