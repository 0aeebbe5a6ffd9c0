"""What is printed: replies as text for a terminal and as JSON objects, with colour and bars where there is a terminal.

Nothing is decided here: what is shown was checked before. Start reading at `render.py` (text) and `wire.py` (JSON). Slack's
blocks are in `bot.slack.blocks`, text made safe to print in `bot.text`. It imports no room, but the nouns of `bot.reply` and
`bot.check`.
"""
