"""What a sentence means: the claims that it makes, of whom it makes them, and whose words support them.

`parts` and `unfolded` take it apart; `leaning` (whom "he" means), `apart` (which river) and `spoken` (whose words) read it, and
what is to support it, where they stand. None of them says that it is supported: that is for `bot.enforce.verify`.
"""
