"""The commands of `footnote`, a module each for asking, for the chat, and for the index.

They parse, call and print; the group that holds them, and exit statuses, are in `bot.cli`.
"""
