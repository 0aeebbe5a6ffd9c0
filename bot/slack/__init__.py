"""Footnote in Slack: questions in, cited answers out, each exactly once.

Here a Slack event becomes a question, and a reply becomes blocks; the answering itself is `bot.answerer`'s, which knows nothing
of Slack. This is the only chapter that imports Slack's libraries.

Start reading at `bot.slack.app` (what is listened to) and `bot.slack.work` (the way of one question). What makes an answer
come exactly once is in `bot.slack.ledger`, `bot.slack.unfinished` and `bot.slack.recovery`.
"""
