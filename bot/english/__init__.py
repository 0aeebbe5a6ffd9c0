"""What English sentences say, as far as words tell: no grammar, no model, and nothing of questions or claims.

Start reading at `reading.py` (words in their common form, each with its sentence and clause). Then:

- who does what: `deeds`, `clauses`, `capitals` (which words are names), `places`
- not so, or not sure: `denials`, `hedges`; past or to come: `tenses`
- amounts: `numerals`, `units`, `quantities`; times: `dateforms`, `moments`
- two sentences side by side: `slots`; words for one another: `synonyms`; the tables that all share: `vocabulary`

Of the rooms it imports `judge` only, for its tables and tokens. What holds a claim against words is in `bot.enforce.checks`.
"""
