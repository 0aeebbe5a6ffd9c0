"""The chat in the terminal: questions are typed, answers and what stands behind them are shown.

It answers nothing itself: that is `bot.answerer`'s work, done in a thread of its own so that Ctrl-C always comes through.

Start reading at `bot.repl.loop`; what a person can type is in `bot.repl.commands`.
"""
