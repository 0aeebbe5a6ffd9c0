"""Answers questions from an index of articles, and talks to the people who ask.

Every sentence of an answer cites the exact words of an article; what has no such words is not said. Reading articles and
finding passages is the package `index`'s work, not this one's.

Start reading at `bot.answerer`; the nouns of an answer are in `bot.reply`, the commands in `bot.cli`.
"""
