"""The guarantee: a drafted sentence becomes a statement only with the words of an article that support it.

Start with `gate.py`, through which every sentence of a language model goes. `verify.py` decides on one sentence: `meant/` says
what it claims, `looking.py` holds it against the words by the checks of `checks/`, `judged.py` asks the judge, `quoting.py`
chooses the words to cite; `contradicting.py` looks for the contrary. `own.py` is for the articles' own sentences, which only have
to stand there.

What models write is read in `bot.writing`. Nothing here asks whether a sentence answers the question: that is `bot.relevance`,
which it does not import.
"""
